package dev.satchel.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the call of the hook before each return of the JDK's lambda factory. Stays registered, so that the hook is still
 * there after another agent had the factory transformed again; every other class costs one comparison.
 */
final class LambdaHookTransformer implements ClassFileTransformer {
  private volatile int returns;
  private volatile @Nullable Throwable failure;

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader != null || !LambdaHook.FACTORY.equals(name)) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(classFile);
      ClassWriter writer = new ClassWriter(reader, 0);
      FactoryVisitor visitor = new FactoryVisitor(writer);
      reader.accept(visitor, 0);
      returns = visitor.returns;
      return visitor.returns == 0 ? null : writer.toByteArray();
    } catch (Throwable e) {
      // The JVM would drop it silently; requireDone reports it.
      failure = e;
      return null;
    }
  }

  /** Throws if the factory was not transformed, and says why. */
  void requireDone() {
    if (failure != null) {
      throw new UnsupportedOperationException(
          "the JDK's lambda factory cannot be rewritten", failure);
    }
    if (returns == 0) {
      throw new UnsupportedOperationException(LambdaHook.FACTORY.replace('/', '.')
          + " has no method " + LambdaHook.METHOD + " that returns a class");
    }
  }

  private static final class FactoryVisitor extends ClassVisitor {
    int returns;

    FactoryVisitor(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals(LambdaHook.METHOD) || !descriptor.equals("()Ljava/lang/Class;")) {
        return next;
      }
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitInsn(int opcode) {
          if (opcode == Opcodes.ARETURN) {
            returns++;
            super.visitInsn(Opcodes.DUP);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                HookClass.NAME,
                HookClass.LINKED,
                HookClass.LINKED_DESCRIPTOR,
                false);
          }
          super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
          super.visitMaxs(maxStack + 2, maxLocals);
        }
      };
    }
  }
}
