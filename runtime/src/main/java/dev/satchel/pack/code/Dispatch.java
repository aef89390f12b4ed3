package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;

/** Which methods a call may mean, and what is known of them. */
final class Dispatch {
  /** The longest chain of methods that a message names. */
  private static final int LONGEST_VIA = 3;

  /** With more, one knows nothing of which is meant, and takes the one that is named. */
  private static final int MOST_OVERRIDERS = 8;

  /** Answers with what is known so far, and asks {@code reader} again when more is known. */
  @FunctionalInterface
  interface Summaries {
    Summary of(Context wanted, Bodies.Code code, Context reader);
  }

  /**
   * A method, and how it is looked at.
   *
   * @param isInstance whether parameter 0 is the receiver
   * @param followed parameters whose values are followed, one bit for each
   * @param wanted parameters on which effects are wanted, likewise; 0 if only what is returned is
   */
  record Context(Class<?> owner, String method, boolean isInstance, long followed, long wanted) {
    boolean wants(int parameter) {
      return parameter >= Long.SIZE || (wanted >>> parameter & 1) != 0;
    }
  }

  /** A method that may be meant by a call. */
  record Target(Bodies.Code code, Summary summary) {}

  private final Bodies bodies;
  private final Summaries summaries;
  private final Map<String, List<Class<?>>> ownersByMethod = new LinkedHashMap<>();
  private final Map<Class<?>, List<Reached.Method>> methodsByOwner = new LinkedHashMap<>();
  private final Map<Named, List<Bodies.Code>> candidates = new HashMap<>();

  /** What a call names. */
  private record Named(Class<?> owner, String name, String descriptor, boolean isExact) {}

  Dispatch(Bodies bodies, Collection<Reached.Method> reached, Summaries summaries) {
    this.bodies = bodies;
    this.summaries = summaries;
    for (Reached.Method method : reached) {
      if (!method.isStatic() && !method.name().startsWith("<")) {
        ownersByMethod
            .computeIfAbsent(method.name() + method.descriptor(), k -> new ArrayList<>())
            .add(method.owner());
        methodsByOwner.computeIfAbsent(method.owner(), k -> new ArrayList<>()).add(method);
      }
    }
  }

  /** Reached instance methods that {@code type} declares. */
  List<Reached.Method> reached(Class<?> type) {
    return methodsByOwner.getOrDefault(type, List.of());
  }

  /** The methods, outside the JDK, that may be meant, with what {@code reader} may know of them. */
  List<Target> targets(Invocation call, Context reader) {
    long followed = call.interesting();
    long wanted = reader.wanted() == 0
        ? 0
        : call.isOwn() && !isBySelf(call, reader) ? followed & ~1 : followed;
    boolean mayReturn = FlowInterpreter.mayChange(Type.getReturnType(call.descriptor()));
    if (followed == 0
        || (call.isJdk() && call.isExact())
        || (wanted == 0 && !mayReturn && !call.name().equals("<init>"))) {
      return List.of();
    }
    List<Target> found = new ArrayList<>();
    for (Bodies.Code code : candidates(call)) {
      if (code.hasBody()) {
        Context context = new Context(
            code.owner(),
            code.method().name + code.method().desc,
            !code.isStatic(),
            followed,
            wanted);
        found.add(new Target(code, summaries.of(context, code, reader)));
      }
    }
    return found;
  }

  /** Whether a method calls another of its own object, and effects on that are wanted. */
  private static boolean isBySelf(Invocation call, Context reader) {
    return reader.isInstance()
        && reader.wants(0)
        && call.argument(0).equals(Set.of(Origin.parameter(0)));
  }

  private List<Bodies.Code> candidates(Invocation call) {
    Named named = new Named(call.owner(), call.name(), call.descriptor(), call.isExact());
    List<Bodies.Code> known = candidates.get(named);
    if (known == null) {
      known = List.copyOf(findCandidates(call));
      candidates.put(named, known);
    }
    return known;
  }

  private List<Bodies.Code> findCandidates(Invocation call) {
    List<Bodies.Code> codes = new ArrayList<>();
    Set<Class<?>> owners = new LinkedHashSet<>();
    Bodies.Code named = bodies.find(call.owner(), call.name(), call.descriptor());
    if (named != null) {
      codes.add(named);
      owners.add(named.owner());
    }
    List<Class<?>> others = ownersByMethod.getOrDefault(call.name() + call.descriptor(), List.of());
    for (Class<?> each : call.isExact() ? List.<Class<?>>of() : others) {
      if (call.owner().isAssignableFrom(each) && owners.add(each)) {
        Bodies.Code code = bodies.find(each, call.name(), call.descriptor());
        if (code != null) {
          codes.add(code);
        }
      }
    }
    return codes.size() <= MOST_OVERRIDERS ? codes : codes.subList(0, named == null ? 0 : 1);
  }

  /** What the call may return of its arguments; also fills what the called method fills. */
  Set<Origin> returned(Invocation call, Heap heap, Context reader) {
    Set<Origin> found = new LinkedHashSet<>();
    for (Target target : targets(call, reader)) {
      for (Origin origin : target.summary().returns()) {
        for (Origin argument : call.argument(origin.root())) {
          Origin.add(found, heap.follow(argument, origin.steps()));
        }
      }
      for (Heap.Store store : target.summary().stores()) {
        for (Origin holder : call.argument(store.parameter())) {
          for (Origin argument : call.argument(store.value().root())) {
            heap.store(holder, store.step(), heap.follow(argument, store.value().steps()));
          }
        }
      }
    }
    return found;
  }

  /** {@code first}, then {@code rest}, not too long. */
  static List<String> via(Bodies.Code first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(display(first));
    all.addAll(rest);
    return all.size() <= LONGEST_VIA ? all : all.subList(0, LONGEST_VIA);
  }

  /** The method as people write it: {@code Jobs.fill(List)}. */
  static String display(Bodies.Code code) {
    String type = MemberNames.simpleName(code.owner().getName());
    String member =
        MemberNames.simple(type, CompilerNames.method(code.method().name), code.method().desc);
    return code.method().name.equals("<init>") ? "new " + member : type + "." + member;
  }
}
