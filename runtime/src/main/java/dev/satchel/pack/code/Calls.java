package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** What an instruction may call, and what is known of that. */
final class Calls {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  /** The longest chain of methods that a message names. */
  private static final int LONGEST_VIA = 3;

  /** Answers with what is known so far, and asks {@code reader} again when more is known. */
  @FunctionalInterface
  interface Summaries {
    Summary of(Context wanted, Bodies.Code code, Context reader);
  }

  /**
   * A method, and which of its parameters are followed.
   *
   * @param interesting one bit for each
   */
  record Context(Class<?> owner, String method, long interesting) {}

  /** A method that may be meant by a call. */
  record Target(Bodies.Code code, Summary summary) {}

  private final Bodies bodies;
  private final Summaries summaries;
  private final Map<String, List<Class<?>>> reachedByMethod = new LinkedHashMap<>();
  private final Map<Class<?>, List<Reached.Method>> reachedByOwner = new LinkedHashMap<>();

  Calls(Bodies bodies, Collection<Reached.Method> reached, Summaries summaries) {
    this.bodies = bodies;
    this.summaries = summaries;
    for (Reached.Method method : reached) {
      if (!method.isStatic() && !method.name().startsWith("<")) {
        reachedByMethod
            .computeIfAbsent(method.name() + method.descriptor(), k -> new ArrayList<>())
            .add(method.owner());
        reachedByOwner.computeIfAbsent(method.owner(), k -> new ArrayList<>()).add(method);
      }
    }
  }

  /** What {@code insn}, met with {@code frame}, may call: itself, or by making a lambda or an object. */
  List<Invocation> at(Bodies.Code code, AbstractInsnNode insn, Frame<FlowValue> frame, Heap heap) {
    if (insn instanceof MethodInsnNode call) {
      int count = Type.getArgumentTypes(call.desc).length
          + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
      Invocation invocation = of(code, call, top(frame, count));
      return invocation == null ? List.of() : List.of(invocation);
    }
    if (insn instanceof InvokeDynamicInsnNode call && call.bsm.getOwner().equals(LAMBDAS)) {
      Invocation invocation =
          ofLambda(code, call, top(frame, Type.getArgumentTypes(call.desc).length));
      return invocation == null ? List.of() : List.of(invocation);
    }
    if (insn.getOpcode() == Opcodes.NEW) {
      Origin made = Origin.made(code.method().instructions.indexOf(insn));
      Class<?> type = bodies.resolve(code.owner(), ((TypeInsnNode) insn).desc);
      return type == null || Bodies.isPlatform(type) || !heap.holds(made)
          ? List.of()
          : ofObject(type, made);
    }
    return List.of();
  }

  private static List<FlowValue> top(Frame<FlowValue> frame, int count) {
    List<FlowValue> values = new ArrayList<>(count);
    for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
      values.add(frame.getStack(i));
    }
    return values;
  }

  /** The call itself; null if it calls nothing that could have run. */
  @Nullable
  Invocation of(Bodies.Code code, MethodInsnNode call, List<? extends FlowValue> arguments) {
    Class<?> owner = bodies.resolve(code.owner(), call.owner);
    if (owner == null) {
      return null;
    }
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    return new Invocation(
        owner,
        call.name,
        call.desc,
        isStatic,
        isStatic || call.getOpcode() == Opcodes.INVOKESPECIAL,
        false,
        Invocation.origins(arguments));
  }

  /** A lambda is taken to be run where it is made: its captured values are its first arguments. */
  private @Nullable Invocation ofLambda(
      Bodies.Code code, InvokeDynamicInsnNode site, List<FlowValue> captures) {
    Handle handle = (Handle) site.bsmArgs[1];
    Class<?> owner = bodies.resolve(code.owner(), handle.getOwner());
    if (owner == null || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return null;
    }
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    MethodNode body = Bodies.isPlatform(owner)
        ? null
        : bodies.declared(owner, handle.getName(), handle.getDesc());
    boolean isBody = body != null && (body.access & Opcodes.ACC_SYNTHETIC) != 0;
    return new Invocation(
        owner,
        handle.getName(),
        handle.getDesc(),
        isStatic,
        isStatic || handle.getTag() == Opcodes.H_INVOKESPECIAL,
        isBody,
        Invocation.origins(captures));
  }

  /** An object that is made around something is taken to have its reached methods called. */
  private List<Invocation> ofObject(Class<?> type, Origin made) {
    List<Invocation> all = new ArrayList<>();
    for (Class<?> each : Supertypes.of(type)) {
      for (Reached.Method method : reachedByOwner.getOrDefault(each, List.of())) {
        boolean isNested = each.isAnonymousClass() || each.isLocalClass();
        all.add(new Invocation(
            each,
            method.name(),
            method.descriptor(),
            false,
            true,
            isNested,
            List.of(Set.of(made))));
      }
    }
    return all;
  }

  /** What the table says of a method of the JDK; null if the target is not the JDK's, or not in the table. */
  JdkMethods.@Nullable Behaviour jdk(@Nullable Invocation invocation) {
    return invocation == null || !Bodies.isPlatform(invocation.owner())
        ? null
        : JdkMethods.table().find(invocation.owner(), invocation.name(), invocation.descriptor());
  }

  /** What the invocation may return of its arguments; also fills what a constructor fills. */
  Set<Origin> returned(@Nullable Invocation invocation, Heap heap, Context reader) {
    if (invocation == null || invocation.interesting() == 0) {
      return Set.of();
    }
    Set<Origin> found = new LinkedHashSet<>();
    JdkMethods.Behaviour known = jdk(invocation);
    if (known != null) {
      int shift = invocation.isStatic() ? 1 : 0;
      known.returns().forEach(argument -> found.addAll(invocation.argument(argument - shift)));
      known
          .returnsElementsOf()
          .forEach(argument ->
              found.addAll(heap.load(invocation.argument(argument - shift), Step.ELEMENT)));
      return found;
    }
    for (Target target : targets(invocation, reader)) {
      for (Origin origin : target.summary().returns()) {
        for (Origin argument : invocation.argument(origin.root())) {
          found.addAll(heap.follow(argument, origin.steps()));
        }
      }
      for (Heap.Store store : target.summary().stores()) {
        for (Origin holder : invocation.argument(store.parameter())) {
          for (Origin argument : invocation.argument(store.value().root())) {
            heap.store(holder, store.step(), heap.follow(argument, store.value().steps()));
          }
        }
      }
    }
    return found;
  }

  /** The methods, outside the JDK, that may be meant, with what {@code reader} may know of them. */
  List<Target> targets(Invocation invocation, Context reader) {
    long interesting = invocation.interesting();
    if (interesting == 0) {
      return List.of();
    }
    Set<Class<?>> owners = new LinkedHashSet<>();
    Bodies.Code plain = bodies.find(invocation.owner(), invocation.name(), invocation.descriptor());
    List<Bodies.Code> codes = new ArrayList<>();
    if (plain != null) {
      codes.add(plain);
      owners.add(plain.owner());
    }
    if (!invocation.isExact()) {
      for (Class<?> each :
          reachedByMethod.getOrDefault(invocation.name() + invocation.descriptor(), List.of())) {
        if (invocation.owner().isAssignableFrom(each) && owners.add(each)) {
          Bodies.Code code = bodies.find(each, invocation.name(), invocation.descriptor());
          if (code != null) {
            codes.add(code);
          }
        }
      }
    }
    List<Target> found = new ArrayList<>();
    for (Bodies.Code code : codes) {
      if (code.hasBody()) {
        Context wanted =
            new Context(code.owner(), code.method().name + code.method().desc, interesting);
        found.add(new Target(code, summaries.of(wanted, code, reader)));
      }
    }
    return found;
  }

  /** {@code first}, then {@code rest}, not too long. */
  List<String> via(Bodies.Code first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(display(first));
    all.addAll(rest);
    return all.size() <= LONGEST_VIA ? all : all.subList(0, LONGEST_VIA);
  }

  /** The method as people write it: {@code Jobs.fill(List)}. */
  String display(Bodies.Code code) {
    String type = code.owner().getName();
    type = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    String parameters = JdkMethods.simpleParameters(code.method().desc).replace(",", ", ");
    return code.method().name.equals("<init>")
        ? "new " + type + "(" + parameters + ")"
        : type + "." + code.method().name + "(" + parameters + ")";
  }
}
