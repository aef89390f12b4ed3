package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What the instructions of one method may call: the method that is named, the lambda that is called or handed over, the
 * methods of an object that is made.
 */
final class Invocations {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  private final Bodies bodies;
  private final Bodies.Code code;
  private final Heap heap;
  private final Function<Class<?>, List<Reached.Method>> reached;

  /**
   * @param reached instance methods that a class declares and that may be called
   */
  Invocations(
      Bodies bodies,
      Bodies.Code code,
      Heap heap,
      Function<Class<?>, List<Reached.Method>> reached) {
    this.bodies = bodies;
    this.code = code;
    this.heap = heap;
    this.reached = reached;
  }

  /** Whether the instruction makes a lambda. */
  static boolean isLambda(AbstractInsnNode insn) {
    return insn instanceof InvokeDynamicInsnNode site && site.bsm.getOwner().equals(LAMBDAS);
  }

  /** Where the heap keeps what a lambda captured. */
  static Step captured(int index) {
    return new Step.Field("", "captured " + index);
  }

  /** The call itself, and, if its receiver is a lambda made here, that lambda's body. */
  List<Invocation> called(MethodInsnNode call, List<Set<Origin>> arguments) {
    Class<?> owner = bodies.resolve(code.owner(), call.owner);
    if (owner == null) {
      return List.of();
    }
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    boolean isExact = isStatic || call.getOpcode() == Opcodes.INVOKESPECIAL;
    List<Invocation> all = new ArrayList<>();
    all.add(new Invocation(
        owner,
        call.name,
        call.desc,
        isStatic,
        isExact,
        isStatic && isAccessor(owner, call),
        arguments));
    if (call.getOpcode() == Opcodes.INVOKEINTERFACE) {
      all.addAll(lambdas(arguments.get(0), arguments.subList(1, arguments.size())));
    }
    return all;
  }

  /**
   * Whether the compiler made the method, so that what it does is done where it is called. Of older class files: a nested
   * class's private field is written by a method that the compiler adds to that class.
   */
  private boolean isAccessor(Class<?> owner, MethodInsnNode call) {
    return (call.name.startsWith(Invocation.ACCESSOR) || CompilerNames.isAdapted(call.name))
        && isLambdaBody(owner, call.name, call.desc);
  }

  /** Lambdas made here that a method of the JDK is given and hands elements of its receiver to. */
  List<Invocation> calledBack(Invocation jdk) {
    if (!jdk.behaviour().callsBack()) {
      return List.of();
    }
    Set<Origin> elements = heap.load(jdk.numbered(0), Step.ELEMENT);
    List<Invocation> all = new ArrayList<>();
    for (int i = jdk.isStatic() ? 0 : 1; i < jdk.arguments().size(); i++) {
      all.addAll(lambdas(jdk.argument(i), List.of(elements, elements)));
    }
    return all;
  }

  /** Lambdas made here that are among {@code origins}, called with {@code arguments}. */
  List<Invocation> lambdas(Set<Origin> origins, List<Set<Origin>> arguments) {
    List<Invocation> all = new ArrayList<>();
    for (Origin origin : origins) {
      if (origin.isMade()
          && code.method().instructions.get(origin.root()) instanceof InvokeDynamicInsnNode site) {
        Invocation body = lambda(site, origin, arguments);
        if (body != null) {
          all.add(body);
        }
      }
    }
    return all;
  }

  private @Nullable Invocation lambda(
      InvokeDynamicInsnNode site, Origin made, List<Set<Origin>> arguments) {
    if (!isLambda(site)) {
      return null;
    }
    Handle handle = (Handle) site.bsmArgs[1];
    Class<?> owner = bodies.resolve(code.owner(), handle.getOwner());
    if (owner == null || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return null;
    }
    List<Set<Origin>> all = new ArrayList<>();
    for (int i = 0; i < Type.getArgumentTypes(site.desc).length; i++) {
      all.add(heap.load(Set.of(made), captured(i)));
    }
    int parameters = Type.getArgumentTypes(((Type) site.bsmArgs[2]).getDescriptor()).length;
    all.addAll(arguments.subList(0, Math.min(parameters, arguments.size())));
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    return new Invocation(
        owner,
        handle.getName(),
        handle.getDesc(),
        isStatic,
        isStatic || handle.getTag() == Opcodes.H_INVOKESPECIAL,
        isLambdaBody(owner, handle.getName(), handle.getDesc()),
        all);
  }

  private boolean isLambdaBody(Class<?> owner, String name, String descriptor) {
    if (Bodies.isPlatform(owner)) {
      return false;
    }
    MethodNode body = bodies.declared(owner, name, descriptor);
    return body != null && CompilerNames.isLambdaBody(body.access, name);
  }

  /**
   * What may come of making a lambda or an object around something: a lambda is taken to be run; an object of a local class,
   * or one that is handed on, to have its reached methods called. Of others one sees what is called.
   *
   * @param isHandedOn whether the object is passed, stored or returned
   */
  List<Invocation> ofMade(AbstractInsnNode insn, boolean isHandedOn) {
    Origin made = Origin.made(code.method().instructions.indexOf(insn));
    if (!heap.holds(made)) {
      return List.of();
    }
    if (isLambda(insn)) {
      return lambdas(Set.of(made), List.of());
    }
    Class<?> type = insn.getOpcode() == Opcodes.NEW
        ? bodies.resolve(code.owner(), ((TypeInsnNode) insn).desc)
        : null;
    if (type == null || Bodies.isPlatform(type)) {
      return List.of();
    }
    return isHandedOn || isLocal(type) ? ofObject(type, made) : List.of();
  }

  private static boolean isLocal(Class<?> type) {
    return type.isAnonymousClass() || type.isLocalClass();
  }

  private List<Invocation> ofObject(Class<?> type, Origin made) {
    List<Invocation> all = new ArrayList<>();
    for (Class<?> each : Supertypes.of(type)) {
      boolean isNested = isLocal(each);
      for (Reached.Method method : reached.apply(each)) {
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

  /** What the JDK does with what it is given: returns of it, or puts into objects made here. */
  Set<Origin> doneByJdk(Invocation jdk, AbstractInsnNode insn) {
    JdkMethods.Behaviour behaviour = jdk.behaviour();
    Set<Origin> found = new LinkedHashSet<>();
    behaviour.returns().forEach(number -> Origin.add(found, jdk.numbered(number)));
    behaviour
        .returnsElementsOf()
        .forEach(number -> Origin.add(found, heap.load(jdk.numbered(number), Step.ELEMENT)));
    if (!behaviour.holds().isEmpty()) {
      Origin made = Origin.made(code.method().instructions.indexOf(insn));
      behaviour.holds().forEach(number -> heap.store(made, Step.ELEMENT, jdk.numbered(number)));
      found.add(made);
    }
    if (jdk.name().equals("<init>") || behaviour.changes().containsKey(0)) {
      jdk.numbered(0).stream().filter(Origin::isMade).forEach(receiver -> keep(jdk, receiver));
    }
    return found;
  }

  /** A collection or the like, made here, keeps what is added to it: of a map the value, otherwise the last argument. */
  private void keep(Invocation jdk, Origin receiver) {
    int last = Map.class.isAssignableFrom(jdk.owner()) ? 2 : jdk.arguments().size() - 1;
    if (!jdk.name().equals("<init>")) {
      heap.store(receiver, Step.ELEMENT, jdk.argument(last));
    }
    for (int i = 1; i < jdk.arguments().size(); i++) {
      if (jdk.name().equals("<init>")
          || jdk.name().equals("addAll")
          || jdk.name().equals("putAll")) {
        heap.store(receiver, Step.ELEMENT, heap.load(jdk.argument(i), Step.ELEMENT));
      }
    }
  }
}
