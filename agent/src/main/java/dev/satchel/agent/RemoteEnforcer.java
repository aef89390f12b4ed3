package dev.satchel.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * For {@code enforce=fail}: has the first use of each {@code @Remote} class pass {@code RemoteClassGate}, by a call at the
 * beginning of its static initialiser. Other classes are not touched, and payloads carry the class file without it.
 */
final class RemoteEnforcer implements ClassFileTransformer {
  private static final String GATE = "dev/satchel/recording/RemoteClassGate";
  private static final String INITIALIZER = "<clinit>";

  private final Instrumentation instrumentation;
  private final AgentOptions options;
  private final AgentLog log;

  RemoteEnforcer(Instrumentation instrumentation, AgentOptions options, AgentLog log) {
    this.instrumentation = instrumentation;
    this.options = options;
    this.log = log;
  }

  @Override
  public byte @Nullable [] transform(
      Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null
        || loader == null
        || redefined != null
        || !RemoteMark.isIn(classFile)
        || RemoteChecks.isOfNamespace(loader)
        || options.whyNot(name.replace('/', '.')) != null) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(classFile);
      boolean isClass = (reader.getAccess() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE)) == 0;
      if (!isClass || !ClassFacts.isRemote(classFile)) {
        return null;
      }
      letRead(module);
      if (!seesGate(loader)) {
        throw new IllegalStateException("its class loader does not see Satchel");
      }
      return woven(reader);
    } catch (Throwable e) {
      log.write(new LogEvent(Level.WARN, "remote-class-not-enforced")
          .with("name", name.replace('/', '.'))
          .with(e));
      return null;
    }
  }

  private void letRead(Module module) {
    Module satchel = RemoteEnforcer.class.getModule();
    if (module.isNamed() && !module.canRead(satchel)) {
      instrumentation.redefineModule(
          module, Set.of(satchel), Map.of(), Map.of(), Set.of(), Map.of());
    }
  }

  private static boolean seesGate(ClassLoader loader) {
    try {
      return Class.forName(GATE.replace('/', '.'), false, loader).getClassLoader()
          == RemoteEnforcer.class.getClassLoader();
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static byte[] woven(ClassReader reader) {
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Type self = Type.getObjectType(reader.getClassName());
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private boolean hasInitializer;

          @Override
          public MethodVisitor visitMethod(
              int access,
              String method,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor visitor =
                super.visitMethod(access, method, descriptor, signature, exceptions);
            if (!method.equals(INITIALIZER)) {
              return visitor;
            }
            hasInitializer = true;
            return new MethodVisitor(Opcodes.ASM9, visitor) {
              @Override
              public void visitCode() {
                super.visitCode();
                pass(mv, self);
              }
            };
          }

          @Override
          public void visitEnd() {
            if (!hasInitializer) {
              MethodVisitor visitor =
                  super.visitMethod(Opcodes.ACC_STATIC, INITIALIZER, "()V", null, null);
              visitor.visitCode();
              pass(visitor, self);
              visitor.visitInsn(Opcodes.RETURN);
              visitor.visitMaxs(1, 0);
              visitor.visitEnd();
            }
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  private static void pass(MethodVisitor visitor, Type self) {
    visitor.visitLdcInsn(self);
    visitor.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, "firstUse", "(Ljava/lang/Class;)V", false);
  }
}
