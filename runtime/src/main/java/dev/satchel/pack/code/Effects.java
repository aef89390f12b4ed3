package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What methods change of what they are given: elements of arrays, fields of objects, collections and other mutable objects
 * of the JDK, whether they do it themselves or by a method, lambda or object to which they hand it.
 *
 * <p>An object's own method that changes what the object owns is no effect on the caller's part: {@code counter.increment()}
 * changes nothing for its caller, {@code counter.count++} does. Statics and objects that a method makes itself are not
 * looked at, unless such an object is made around a parameter.
 *
 * <p>Lambdas and objects that are made around a parameter are taken to be run. Code that cannot be read (native, without
 * class file, JDK code that the table does not name) is taken to change nothing: an effect that is reported is there on
 * some path.
 *
 * <p>Each method is gone through when first asked for, and again only when a method it calls turned out to do more. Not
 * thread-safe.
 */
public final class Effects {
  private final Bodies bodies;
  private final Calls calls;
  private final Map<Calls.Context, Summary> summaries = new HashMap<>();
  private final Map<Calls.Context, Bodies.Code> codes = new HashMap<>();
  private final Map<Calls.Context, Set<Calls.Context>> readers = new HashMap<>();
  private final Map<Calls.Context, Boolean> waiting = new LinkedHashMap<>();
  private final Deque<Calls.Context> worklist = new ArrayDeque<>();

  /**
   * @param reached the methods that a virtual call may mean beside the one it names
   */
  public Effects(ClassFileSource source, Collection<Reached.Method> reached) {
    this.bodies = new Bodies(source);
    this.calls = new Calls(bodies, reached, this::known);
  }

  /**
   * What {@code method} does to its parameters, the receiver (parameter 0 of an instance method) included, in the order of
   * its code; of a method of the JDK, what the table says.
   */
  public List<Effect> of(Reached.Method method) {
    if (Bodies.isPlatform(method.owner())) {
      return ofJdkMethod(method);
    }
    Bodies.Code code = bodies.find(method.owner(), method.name(), method.descriptor());
    if (code == null || !code.hasBody()) {
      return List.of();
    }
    Calls.Context all = new Calls.Context(code.owner(), method.name() + method.descriptor(), -1);
    ask(all, code);
    work();
    return List.copyOf(summaries.getOrDefault(all, Summary.NOTHING).effects());
  }

  /** Source path of {@code type}, such as {@code com/acme/Counters.java}; null if its class file does not say. */
  public @Nullable String sourceFile(Class<?> type) {
    String file = bodies.sourceFile(type);
    String directory = type.getPackageName().replace('.', '/');
    return file == null ? null : directory.isEmpty() ? file : directory + "/" + file;
  }

  private static List<Effect> ofJdkMethod(Reached.Method method) {
    JdkMethods.@Nullable Behaviour known =
        JdkMethods.table().find(method.owner(), method.name(), method.descriptor());
    if (known == null) {
      return List.of();
    }
    return known.changes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(change -> new Effect(
            method.isStatic() ? change.getKey() - 1 : change.getKey(),
            List.of(),
            new Change(
                Change.Kind.CALL, change.getValue(), method.owner().getName(), method.name()),
            method.owner().getName(),
            0,
            List.of()))
        .toList();
  }

  private Summary known(Calls.Context wanted, Bodies.Code code, Calls.Context reader) {
    readers.computeIfAbsent(wanted, k -> new LinkedHashSet<>()).add(reader);
    ask(wanted, code);
    return summaries.getOrDefault(wanted, Summary.NOTHING);
  }

  private void ask(Calls.Context wanted, Bodies.Code code) {
    if (codes.putIfAbsent(wanted, code) == null) {
      enqueue(wanted);
    }
  }

  private void enqueue(Calls.Context context) {
    if (waiting.putIfAbsent(context, true) == null) {
      worklist.add(context);
    }
  }

  /** To a fixed point: summaries only grow, and there are finitely many paths, changes and places. */
  private void work() {
    while (!worklist.isEmpty()) {
      Calls.Context next = worklist.removeLast();
      waiting.remove(next);
      Summary before = summaries.getOrDefault(next, Summary.NOTHING);
      Bodies.Code code = codes.get(next);
      if (code == null) {
        throw new IllegalStateException("no code for " + next);
      }
      Summary after = before.with(new MethodFlow(code, next, calls).summarize());
      if (!after.equals(before)) {
        summaries.put(next, after);
        readers.getOrDefault(next, Set.of()).forEach(this::enqueue);
      }
    }
  }
}
