package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds the closures that one method makes and that leave it. One that is only used where it is made ({@code list.forEach(x ->
 * sums[0] += x)}) changes what the method around it owns, and may.
 */
final class MadeClosures {
  private static final String SATCHEL = "dev/satchel/";
  private static final String CAPTURED = "val$";

  private final Bodies bodies;
  private final Class<?> owner;
  private final MethodNode method;
  private final Frame<SourceValue>[] frames;

  /** Instructions whose values leave the method. */
  private final Set<AbstractInsnNode> leaving = new HashSet<>();

  /** Instructions whose values are handed to anybody but closures. */
  private final Set<AbstractInsnNode> handed = new HashSet<>();

  private MadeClosures(Bodies bodies, Class<?> owner, MethodNode method) {
    this.bodies = bodies;
    this.owner = owner;
    this.method = method;
    try {
      frames = new Analyzer<>(new Sources()).analyze(owner.getName().replace('.', '/'), method);
    } catch (AnalyzerException e) {
      throw new IllegalStateException("cannot follow " + owner.getName() + "." + method.name, e);
    }
  }

  /** In the order of the class's methods and their code. */
  static List<MadeClosure> of(Bodies bodies, Class<?> owner) {
    List<MadeClosure> all = new ArrayList<>();
    for (MethodNode method : bodies.methods(owner)) {
      if (method.instructions.size() > 0) {
        all.addAll(new MadeClosures(bodies, owner, method).find());
      }
    }
    return all;
  }

  /** Copies and casts are the value itself. */
  private static final class Sources extends SourceInterpreter {
    Sources() {
      super(Opcodes.ASM9);
    }

    /** Each from a place of its own, so that they are told apart. */
    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
      return new SourceValue(type.getSize(), new LabelNode());
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
      return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
    }
  }

  private List<MadeClosure> find() {
    int before;
    do {
      before = leaving.size();
      for (int i = 0; i < frames.length; i++) {
        if (frames[i] != null) {
          follow(method.instructions.get(i), frames[i]);
        }
      }
    } while (leaving.size() > before); // an object made around a closure takes it along
    List<MadeClosure> found = new ArrayList<>();
    int line = 0;
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (insn instanceof LineNumberNode start) {
        line = start.line;
      }
      if (frames[i] != null) {
        MadeClosure closure = closure(insn, frames[i], line);
        if (closure != null) {
          found.add(closure);
        }
      }
    }
    return found;
  }

  private void follow(AbstractInsnNode insn, Frame<SourceValue> frame) {
    int top = frame.getStackSize() - 1;
    switch (insn.getOpcode()) {
      case Opcodes.ARETURN -> {
        handed.addAll(frame.getStack(top).insns);
        if ((method.access & Opcodes.ACC_SYNTHETIC) == 0) {
          leaving.addAll(frame.getStack(top).insns);
        }
      }
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> {
        handed.addAll(frame.getStack(top).insns);
        leaving.addAll(frame.getStack(top).insns);
      }
      case Opcodes.AASTORE -> handed.addAll(frame.getStack(top).insns);
      default -> {
        if (insn instanceof MethodInsnNode call) {
          followCall(call, frame);
        }
      }
    }
  }

  private void followCall(MethodInsnNode call, Frame<SourceValue> frame) {
    int count = Type.getArgumentTypes(call.desc).length;
    int first = frame.getStackSize() - count;
    boolean isConstructor = call.name.equals("<init>");
    boolean leaves = call.owner.startsWith(SATCHEL)
        || (isConstructor && frame.getStack(first - 1).insns.stream().anyMatch(leaving::contains));
    boolean isClosure = isConstructor && isLocal(bodies.resolve(owner, call.owner));
    for (int i = first; i < first + count; i++) {
      if (!isClosure) {
        handed.addAll(frame.getStack(i).insns);
      }
      if (leaves) {
        leaving.addAll(frame.getStack(i).insns);
      }
    }
  }

  private static boolean isLocal(@Nullable Class<?> type) {
    return type != null
        && !Bodies.isPlatform(type)
        && (type.isAnonymousClass() || type.isLocalClass());
  }

  private @Nullable MadeClosure closure(AbstractInsnNode insn, Frame<SourceValue> frame, int line) {
    if (Invocations.isLambda(insn) && leaving.contains(insn)) {
      return lambda((InvokeDynamicInsnNode) insn, frame, line);
    }
    if (insn instanceof MethodInsnNode call
        && call.name.equals("<init>")
        && isLocal(bodies.resolve(owner, call.owner))) {
      int receiver = frame.getStackSize() - 1 - Type.getArgumentTypes(call.desc).length;
      if (frame.getStack(receiver).insns.stream().anyMatch(leaving::contains)) {
        return localClass(bodies.resolve(owner, call.owner), call, frame, line);
      }
    }
    return null;
  }

  private @Nullable MadeClosure lambda(
      InvokeDynamicInsnNode site, Frame<SourceValue> frame, int line) {
    Handle handle = (Handle) site.bsmArgs[1];
    Class<?> target = bodies.resolve(owner, handle.getOwner());
    if (target == null || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return null;
    }
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    MethodNode body = bodies.declared(target, handle.getName(), handle.getDesc());
    boolean isLambda = body != null && (body.access & Opcodes.ACC_SYNTHETIC) != 0;
    Type[] types = Type.getArgumentTypes(site.desc);
    Map<Object, MadeClosure.Captured> captures = new LinkedHashMap<>();
    for (int i = 0; i < types.length; i++) {
      SourceValue value = frame.getStack(frame.getStackSize() - types.length + i);
      boolean isOwnMethod = i == 0 && !isStatic && (isLambda || !Bodies.isPlatform(target));
      if (!isOwnMethod) {
        add(captures, i, nameOf(value, frame, site, i), value, types[i]);
      }
    }
    return new MadeClosure(
        isLambda ? MadeClosure.Kind.LAMBDA : MadeClosure.Kind.METHOD_REFERENCE,
        enclosing(),
        line,
        List.of(new Reached.Method(target, handle.getName(), handle.getDesc(), isStatic)),
        captures);
  }

  private @Nullable MadeClosure localClass(
      @Nullable Class<?> type, MethodInsnNode call, Frame<SourceValue> frame, int line) {
    MethodNode constructor = type == null ? null : bodies.declared(type, call.name, call.desc);
    if (type == null || constructor == null) {
      return null;
    }
    Type[] types = Type.getArgumentTypes(call.desc);
    Map<Object, MadeClosure.Captured> captures = new LinkedHashMap<>();
    for (AbstractInsnNode insn : constructor.instructions) {
      if (insn instanceof FieldInsnNode field
          && field.getOpcode() == Opcodes.PUTFIELD
          && field.name.startsWith(CAPTURED)
          && field.getPrevious() instanceof VarInsnNode load) {
        for (int i = 0; i < types.length; i++) {
          if (ParameterUse.local(constructor, i + 1) == load.var) {
            SourceValue value = frame.getStack(frame.getStackSize() - types.length + i);
            add(captures, field.name, field.name.substring(CAPTURED.length()), value, types[i]);
          }
        }
      }
    }
    List<Reached.Method> methods = new ArrayList<>();
    for (MethodNode each : bodies.methods(type)) {
      boolean isStatic = (each.access & Opcodes.ACC_STATIC) != 0;
      if (!isStatic && !each.name.equals("<init>")) {
        methods.add(new Reached.Method(type, each.name, each.desc, false));
      }
    }
    return new MadeClosure(
        type.isAnonymousClass() ? MadeClosure.Kind.ANONYMOUS_CLASS : MadeClosure.Kind.LOCAL_CLASS,
        enclosing(),
        line,
        methods,
        captures);
  }

  private void add(
      Map<Object, MadeClosure.Captured> captures,
      Object key,
      String name,
      SourceValue value,
      Type declared) {
    if (declared.getSort() != Type.OBJECT && declared.getSort() != Type.ARRAY) {
      return;
    }
    Set<AbstractInsnNode> sources = new LinkedHashSet<>(value.insns);
    AbstractInsnNode only = sources.size() == 1 ? sources.iterator().next() : null;
    Type made = only == null ? null : madeType(only);
    Class<?> type = bodies.resolve(owner, internalName(made == null ? declared : made));
    if (type != null) {
      captures.put(
          key, new MadeClosure.Captured(name, type, only != null && isCell(only), source(sources)));
    }
  }

  private static String internalName(Type type) {
    return type.getSort() == Type.ARRAY ? type.getDescriptor() : type.getInternalName();
  }

  private MadeClosure.Source source(Set<AbstractInsnNode> sources) {
    boolean isMade = !sources.isEmpty();
    for (AbstractInsnNode source : sources) {
      switch (source.getOpcode()) {
        case Opcodes.GETFIELD, Opcodes.GETSTATIC, Opcodes.AALOAD -> {
          return MadeClosure.Source.HELD;
        }
        default -> isMade &= madeType(source) != null && !handed.contains(source);
      }
    }
    return isMade ? MadeClosure.Source.MADE : MadeClosure.Source.OTHER;
  }

  /** The type of what an instruction makes; null if it makes nothing. */
  private static @Nullable Type madeType(AbstractInsnNode insn) {
    if (insn instanceof TypeInsnNode type && insn.getOpcode() == Opcodes.NEW) {
      return Type.getObjectType(type.desc);
    }
    if (insn instanceof TypeInsnNode type && insn.getOpcode() == Opcodes.ANEWARRAY) {
      String component = Type.getObjectType(type.desc).getDescriptor();
      return Type.getType("[" + component);
    }
    if (insn instanceof IntInsnNode kind && insn.getOpcode() == Opcodes.NEWARRAY) {
      return Type.getType("[" + "ZCFDBSIJ".charAt(kind.operand - Opcodes.T_BOOLEAN));
    }
    return insn instanceof MultiANewArrayInsnNode array ? Type.getType(array.desc) : null;
  }

  private static boolean isCell(AbstractInsnNode insn) {
    return (insn.getOpcode() == Opcodes.NEWARRAY || insn.getOpcode() == Opcodes.ANEWARRAY)
        && insn.getPrevious().getOpcode() == Opcodes.ICONST_1;
  }

  /** The name of the local variable that holds the value here; {@code arg$N} if none does. */
  private String nameOf(
      SourceValue value, Frame<SourceValue> frame, AbstractInsnNode insn, int index) {
    for (int local = 0; local < frame.getLocals(); local++) {
      if (frame.getLocal(local).equals(value)) {
        String name = VariableNames.at(method, local, insn);
        if (name != null) {
          return name;
        }
      }
    }
    return "arg$" + (index + 1);
  }

  private String enclosing() {
    String type = MemberNames.simpleName(owner.getName());
    return type + "." + MemberNames.simple(type, method.name, method.desc);
  }
}
