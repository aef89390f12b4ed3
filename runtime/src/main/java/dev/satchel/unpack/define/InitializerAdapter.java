package dev.satchel.unpack.define;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts the fetching of static values from {@link dev.satchel.recording.Bindings} before and behind a class initialiser's
 * own code.
 */
final class InitializerAdapter extends MethodVisitor {
  private static final String BINDINGS = "dev/satchel/recording/Bindings";

  /** Class, name, and a long. */
  private static final int STACK = 4;

  private final String owner;
  private final boolean isInterface;
  private final List<StaticField> fields;

  /** One static field that may be bound. */
  record StaticField(String name, String descriptor) {}

  /**
   * @param owner internal name of the class
   * @param fields at least one
   */
  InitializerAdapter(
      MethodVisitor next, String owner, boolean isInterface, List<StaticField> fields) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.isInterface = isInterface;
    this.fields = fields;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (isInterface) {
      fetchEach();
    } else {
      call("begin");
    }
    // A frame at the start of the old code then is not at our start.
    super.visitInsn(Opcodes.NOP);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      if (isInterface) {
        fetchEach();
      }
      call("end");
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }

  private void call(String method) {
    super.visitLdcInsn(Type.getObjectType(owner));
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BINDINGS, method, "(Ljava/lang/Class;)V", false);
  }

  /** {@code field = Bindings.value(C.class, "field", field)}: only the initialiser may set a field of an interface. */
  private void fetchEach() {
    for (StaticField field : fields) {
      Type type = Type.getType(field.descriptor);
      super.visitLdcInsn(Type.getObjectType(owner));
      super.visitLdcInsn(field.name);
      super.visitFieldInsn(Opcodes.GETSTATIC, owner, field.name, field.descriptor);
      String box = box(type);
      if (box != null) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, box, "valueOf", "(" + type + ")L" + box + ";", false);
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          BINDINGS,
          "value",
          "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitTypeInsn(Opcodes.CHECKCAST, box != null ? box : type.getInternalName());
      if (box != null) {
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type, false);
      }
      super.visitFieldInsn(Opcodes.PUTSTATIC, owner, field.name, field.descriptor);
    }
  }

  /** Internal name of the wrapper class of a primitive; null for other types. */
  private static @Nullable String box(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.BYTE -> "java/lang/Byte";
      case Type.CHAR -> "java/lang/Character";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> null;
    };
  }
}
