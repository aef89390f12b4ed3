package dev.satchel.agent;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Generates the one class that Satchel defines in {@code java.lang.invoke}. As source it would be
 *
 * <pre>{@code
 * final class SatchelLambdaHook {
 *   private static volatile BiConsumer sink;
 *
 *   static void install(BiConsumer sink) {
 *     SatchelLambdaHook.sink = sink;
 *   }
 *
 *   static void linked(Class<?> lambdaClass, AbstractValidatingLambdaMetafactory factory) {
 *     try {
 *       sink.accept(lambdaClass, new Object[] {factory.targetClass, factory.implInfo, …});
 *     } catch (Throwable e) {
 *       // The sink keeps its own failures. What comes here is a stack or heap at its end: the lambda must work all the same.
 *     }
 *   }
 * }
 * }</pre>
 */
final class HookClass implements Opcodes {
  static final String NAME = "java/lang/invoke/SatchelLambdaHook";
  static final String INSTALL = "install";
  static final String LINKED = "linked";
  static final String LINKED_DESCRIPTOR = "(Ljava/lang/Class;L" + LambdaHook.FACTORY_PARENT + ";)V";

  /** What the sink is told, in this order: names and descriptors of fields of {@link LambdaHook#FACTORY_PARENT}. */
  static final String[][] FIELDS = {
    {"targetClass", "Ljava/lang/Class;"},
    {"interfaceMethodName", "Ljava/lang/String;"},
    {"factoryType", "Ljava/lang/invoke/MethodType;"},
    {"implInfo", "Ljava/lang/invoke/MethodHandleInfo;"},
  };

  private static final String SINK = "Ljava/util/function/BiConsumer;";

  private HookClass() {}

  static byte[] generate() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, NAME, null, "java/lang/Object", null);
    writer
        .visitField(ACC_PRIVATE | ACC_STATIC | ACC_VOLATILE, "sink", SINK, null, null)
        .visitEnd();
    install(writer.visitMethod(ACC_STATIC, INSTALL, "(" + SINK + ")V", null, null));
    linked(writer.visitMethod(ACC_STATIC, LINKED, LINKED_DESCRIPTOR, null, null));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void install(MethodVisitor code) {
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(PUTSTATIC, NAME, "sink", SINK);
    code.visitInsn(RETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
  }

  private static void linked(MethodVisitor code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label exit = new Label();
    code.visitCode();
    code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
    code.visitLabel(start);
    code.visitFieldInsn(GETSTATIC, NAME, "sink", SINK);
    code.visitVarInsn(ALOAD, 0);
    code.visitIntInsn(BIPUSH, FIELDS.length);
    code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < FIELDS.length; i++) {
      code.visitInsn(DUP);
      code.visitIntInsn(BIPUSH, i);
      code.visitVarInsn(ALOAD, 1);
      code.visitFieldInsn(GETFIELD, LambdaHook.FACTORY_PARENT, FIELDS[i][0], FIELDS[i][1]);
      code.visitInsn(AASTORE);
    }
    code.visitMethodInsn(
        INVOKEINTERFACE,
        "java/util/function/BiConsumer",
        "accept",
        "(Ljava/lang/Object;Ljava/lang/Object;)V",
        true);
    code.visitLabel(end);
    code.visitJumpInsn(GOTO, exit);
    code.visitLabel(handler);
    code.visitFrame(F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    code.visitInsn(POP);
    code.visitLabel(exit);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitInsn(RETURN);
    code.visitMaxs(6, 2);
    code.visitEnd();
  }
}
