package dev.satchel.pack.code;

import dev.satchel.pack.code.FlowValue.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows where values come from, one instruction at a time; stores go to the method's {@link Heap}. */
final class FlowInterpreter extends Interpreter<FlowValue> {
  /** What is returned by a call. */
  @FunctionalInterface
  interface Returns {
    Set<Origin> of(MethodInsnNode call, List<? extends FlowValue> arguments);
  }

  private static final Set<String> IMMUTABLE = Set.of(
      "java/lang/String",
      "java/lang/Integer",
      "java/lang/Long",
      "java/lang/Boolean",
      "java/lang/Double",
      "java/lang/Character",
      "java/lang/Short",
      "java/lang/Byte",
      "java/lang/Float",
      "java/lang/Class",
      "java/lang/Enum",
      "java/math/BigInteger",
      "java/math/BigDecimal",
      "java/util/UUID",
      "java/util/Locale",
      "java/util/OptionalInt",
      "java/util/OptionalLong",
      "java/util/OptionalDouble",
      "java/util/regex/Pattern",
      "java/net/URI");

  private final InsnList instructions;
  private final boolean isStatic;
  private final int[] parameterOfLocal;
  private final long interesting;
  private final Heap heap;
  private final Returns returns;

  /**
   * @param interesting one bit for each parameter to follow
   */
  FlowInterpreter(
      InsnList instructions,
      boolean isStatic,
      String descriptor,
      long interesting,
      Heap heap,
      Returns returns) {
    super(Opcodes.ASM9);
    this.instructions = instructions;
    this.isStatic = isStatic;
    this.parameterOfLocal = parametersByLocal(isStatic, descriptor);
    this.interesting = interesting;
    this.heap = heap;
    this.returns = returns;
  }

  private static int[] parametersByLocal(boolean isStatic, String descriptor) {
    Type[] types = Type.getArgumentTypes(descriptor);
    int[] parameters = new int[(isStatic ? 0 : 1) + 2 * types.length];
    int parameter = isStatic ? 0 : 1;
    int local = parameter;
    for (Type type : types) {
      parameters[local] = parameter++;
      local += type.getSize();
    }
    return parameters;
  }

  @Override
  public @Nullable FlowValue newValue(@Nullable Type type) {
    return Type.VOID_TYPE.equals(type) ? null : FlowValue.ofSize(type == null ? 1 : type.getSize());
  }

  @Override
  public FlowValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    int parameter = parameterOfLocal[local];
    boolean followed = parameter < Long.SIZE && (interesting >>> parameter & 1) != 0;
    boolean isReceiver = !isStatic && local == 0;
    return followed && (isReceiver || mayChange(type))
        ? FlowValue.reference(Set.of(Origin.parameter(parameter)))
        : FlowValue.ofSize(type.getSize());
  }

  /** Whether an object of this type may have changing state, as far as the type alone tells. */
  static boolean mayChange(Type type) {
    return switch (type.getSort()) {
      case Type.ARRAY -> true;
      case Type.OBJECT ->
        !IMMUTABLE.contains(type.getInternalName())
            && !type.getInternalName().startsWith("java/time/");
      default -> false;
    };
  }

  @Override
  public FlowValue newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.NEW -> made(insn);
      case Opcodes.ICONST_1, Opcodes.FCONST_1 -> new FlowValue(1, Shape.ONE, Set.of());
      case Opcodes.LCONST_1, Opcodes.DCONST_1 -> new FlowValue(2, Shape.ONE, Set.of());
      case Opcodes.GETSTATIC ->
        FlowValue.ofSize(Type.getType(((FieldInsnNode) insn).desc).getSize());
      case Opcodes.LDC -> FlowValue.ofSize(sizeOfConstant(((LdcInsnNode) insn).cst));
      case Opcodes.LCONST_0, Opcodes.DCONST_0 -> FlowValue.TWO_SLOTS;
      default -> FlowValue.ONE_SLOT;
    };
  }

  private static int sizeOfConstant(Object constant) {
    if (constant instanceof ConstantDynamic dynamic) {
      return dynamic.getSize();
    }
    return constant instanceof Long || constant instanceof Double ? 2 : 1;
  }

  private FlowValue made(AbstractInsnNode insn) {
    return FlowValue.reference(Set.of(Origin.made(instructions.indexOf(insn))));
  }

  @Override
  public FlowValue copyOperation(AbstractInsnNode insn, FlowValue value) {
    return value;
  }

  @Override
  public @Nullable FlowValue unaryOperation(AbstractInsnNode insn, FlowValue value) {
    return switch (insn.getOpcode()) {
      case Opcodes.CHECKCAST ->
        mayChange(Type.getObjectType(((TypeInsnNode) insn).desc)) ? value : FlowValue.ONE_SLOT;
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> made(insn);
      case Opcodes.GETFIELD -> {
        FieldInsnNode field = (FieldInsnNode) insn;
        yield read(value, Type.getType(field.desc), field(field));
      }
      case Opcodes.I2B,
          Opcodes.I2C,
          Opcodes.I2S,
          Opcodes.L2I,
          Opcodes.F2I,
          Opcodes.D2I,
          Opcodes.L2F,
          Opcodes.I2F,
          Opcodes.D2F -> new FlowValue(1, value.shape(), value.origins());
      case Opcodes.I2L, Opcodes.F2L, Opcodes.D2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D ->
        new FlowValue(2, value.shape(), value.origins());
      case Opcodes.LNEG, Opcodes.DNEG -> FlowValue.TWO_SLOTS;
      case Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLT,
          Opcodes.IFGE,
          Opcodes.IFGT,
          Opcodes.IFLE,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL,
          Opcodes.TABLESWITCH,
          Opcodes.LOOKUPSWITCH,
          Opcodes.IRETURN,
          Opcodes.LRETURN,
          Opcodes.FRETURN,
          Opcodes.DRETURN,
          Opcodes.ARETURN,
          Opcodes.PUTSTATIC,
          Opcodes.ATHROW,
          Opcodes.MONITORENTER,
          Opcodes.MONITOREXIT -> null;
      default -> FlowValue.ONE_SLOT;
    };
  }

  static Step field(FieldInsnNode field) {
    return new Step.Field(field.owner.replace('/', '.'), field.name);
  }

  private FlowValue read(FlowValue holder, Type type, Step step) {
    if (type.getSort() == Type.ARRAY || type.getSort() == Type.OBJECT) {
      return mayChange(type)
          ? FlowValue.reference(heap.load(holder.origins(), step))
          : FlowValue.ONE_SLOT;
    }
    return new FlowValue(type.getSize(), Shape.READ, holder.origins());
  }

  @Override
  public @Nullable FlowValue binaryOperation(AbstractInsnNode insn, FlowValue a, FlowValue b) {
    return switch (insn.getOpcode()) {
      case Opcodes.AALOAD -> FlowValue.reference(heap.load(a.origins(), Step.ELEMENT));
      case Opcodes.IALOAD, Opcodes.FALOAD, Opcodes.BALOAD, Opcodes.CALOAD, Opcodes.SALOAD ->
        new FlowValue(1, Shape.READ, a.origins());
      case Opcodes.LALOAD, Opcodes.DALOAD -> new FlowValue(2, Shape.READ, a.origins());
      case Opcodes.IADD, Opcodes.FADD, Opcodes.LADD, Opcodes.DADD -> sum(a, b);
      case Opcodes.LSUB,
          Opcodes.DSUB,
          Opcodes.LMUL,
          Opcodes.DMUL,
          Opcodes.LDIV,
          Opcodes.DDIV,
          Opcodes.LREM,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR -> FlowValue.TWO_SLOTS;
      case Opcodes.PUTFIELD -> {
        for (Origin holder : a.origins()) {
          if (b.shape() == Shape.REFERENCE) {
            heap.store(holder, field((FieldInsnNode) insn), b.origins());
          }
        }
        yield null;
      }
      case Opcodes.IF_ICMPEQ,
          Opcodes.IF_ICMPNE,
          Opcodes.IF_ICMPLT,
          Opcodes.IF_ICMPGE,
          Opcodes.IF_ICMPGT,
          Opcodes.IF_ICMPLE,
          Opcodes.IF_ACMPEQ,
          Opcodes.IF_ACMPNE -> null;
      default -> FlowValue.ONE_SLOT;
    };
  }

  private static FlowValue sum(FlowValue a, FlowValue b) {
    boolean isFirstRead = a.shape() == Shape.READ;
    FlowValue read = isFirstRead ? a : b;
    FlowValue other = isFirstRead ? b : a;
    if (read.shape() != Shape.READ) {
      return FlowValue.ofSize(a.size());
    }
    return new FlowValue(
        a.size(), other.shape() == Shape.ONE ? Shape.INCREMENTED : Shape.ADDED, read.origins());
  }

  @Override
  public @Nullable FlowValue ternaryOperation(
      AbstractInsnNode insn, FlowValue array, FlowValue index, FlowValue value) {
    if (insn.getOpcode() == Opcodes.AASTORE && value.shape() == Shape.REFERENCE) {
      for (Origin holder : array.origins()) {
        heap.store(holder, Step.ELEMENT, value.origins());
      }
    }
    return null;
  }

  @Override
  public @Nullable FlowValue naryOperation(
      AbstractInsnNode insn, List<? extends FlowValue> values) {
    if (insn instanceof MethodInsnNode call) {
      Type type = Type.getReturnType(call.desc);
      if (type.equals(Type.VOID_TYPE)) {
        returns.of(call, values); // a constructor fills what it is called on
        return null;
      }
      Set<Origin> origins = returns.of(call, values);
      return mayChange(type) ? FlowValue.reference(origins) : FlowValue.ofSize(type.getSize());
    }
    if (insn instanceof InvokeDynamicInsnNode call) {
      Type type = Type.getReturnType(call.desc);
      if (!mayChange(type)) {
        return FlowValue.ofSize(type.getSize());
      }
      List<Set<Origin>> captured = Invocation.origins(values);
      for (int i = 0; i < captured.size(); i++) {
        heap.store(
            Origin.made(instructions.indexOf(insn)), Invocations.captured(i), captured.get(i));
      }
      return made(insn);
    }
    return made(insn); // MULTIANEWARRAY
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, FlowValue value, FlowValue expected) {}

  @Override
  public FlowValue merge(FlowValue a, FlowValue b) {
    return a.merge(b);
  }
}
