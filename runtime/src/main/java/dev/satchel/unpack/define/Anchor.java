package dev.satchel.unpack.define;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class of our own in each loader of shipped classes. A lookup of its privileges opens every class of the same loader, as
 * they are of one unnamed module; what one from outside opens has not the full privilege that linking a lambda needs.
 */
final class Anchor {
  /** Its binary name. No class of a sender has it: {@link ClassNames#isReserved}. */
  static final String NAME = "dev.satchel.shipped.Anchor";

  private static final String LOOKUP = "()Ljava/lang/invoke/MethodHandles$Lookup;";

  private Anchor() {}

  /** Its class file: one static method, {@code lookup}, that returns {@link MethodHandles#lookup}. */
  static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
        NAME.replace('.', '/'),
        null,
        "java/lang/Object",
        null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "lookup", LOOKUP, null, null);
    method.visitCode();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", LOOKUP, false);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
