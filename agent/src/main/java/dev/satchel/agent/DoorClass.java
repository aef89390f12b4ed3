package dev.satchel.agent;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates the class that reads the JDK's trusted lookup; {@link TrustedLookup} defines it where it may. Generated, because
 * reading a class file from the agent's jar starts half of the JDK's URL handling. As source it would be
 *
 * <pre>{@code
 * public final class Door implements Supplier {
 *   public Object get() {
 *     Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
 *     field.setAccessible(true);
 *     return field.get(null);
 *   }
 * }
 * }</pre>
 */
final class DoorClass implements Opcodes {
  private static final String NAME = "dev/satchel/agent/Door";
  private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";
  private static final String FIELD = "java/lang/reflect/Field";

  private DoorClass() {}

  static byte[] generate() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, NAME, null, "java/lang/Object", new String[] {
          "java/util/function/Supplier"
        });
    constructor(writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null));
    get(writer.visitMethod(ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void constructor(MethodVisitor code) {
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(RETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
  }

  private static void get(MethodVisitor code) {
    code.visitCode();
    code.visitLdcInsn(Type.getType(LOOKUP));
    code.visitLdcInsn("IMPL_LOOKUP");
    code.visitMethodInsn(
        INVOKEVIRTUAL,
        "java/lang/Class",
        "getDeclaredField",
        "(Ljava/lang/String;)L" + FIELD + ";",
        false);
    code.visitVarInsn(ASTORE, 1);
    code.visitVarInsn(ALOAD, 1);
    code.visitInsn(ICONST_1);
    code.visitMethodInsn(INVOKEVIRTUAL, FIELD, "setAccessible", "(Z)V", false);
    code.visitVarInsn(ALOAD, 1);
    code.visitInsn(ACONST_NULL);
    code.visitMethodInsn(
        INVOKEVIRTUAL, FIELD, "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
    code.visitInsn(ARETURN);
    code.visitMaxs(2, 2);
    code.visitEnd();
  }
}
