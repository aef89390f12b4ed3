package dev.satchel.pack.code;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes a class file in which unreached bodies are replaced by a short throw.
 *
 * <p>Signatures, annotations and fields stay, so reflection sees the class that it knows and a body can be filled in
 * later. The initialiser is replaced by the given one, or left out.
 */
final class ClassPruner extends ClassVisitor {
  /** Internal name of the class whose static method {@code error()} makes what an unreached body throws. */
  private static final String UNREACHED = "dev/satchel/recording/Unreached";

  private final Set<String> kept;

  private ClassPruner(ClassVisitor next, Set<String> kept) {
    super(Opcodes.ASM9, next);
    this.kept = kept;
  }

  /**
   * Writes {@code node}.
   *
   * @param kept name and descriptor, run together, of the methods whose bodies stay
   * @param initializer what the class initialiser does; null if it is to have none
   */
  static byte[] prune(ClassNode node, Set<String> kept, @Nullable MethodNode initializer) {
    ClassWriter writer = new ClassWriter(0);
    node.accept(new ClassPruner(writer, kept));
    if (initializer != null) {
      initializer.accept(writer);
    }
    return writer.toByteArray();
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    super.visitSource(source, null);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (name.equals("<clinit>")) {
      return null;
    }
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean hasBody = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    return !hasBody || kept.contains(name + descriptor)
        ? method
        : new Stub(method, access, descriptor);
  }

  /** Passes on a method's declaration, and instead of its code a throw. */
  private static final class Stub extends MethodVisitor {
    private final MethodVisitor target;
    private final int locals;

    Stub(MethodVisitor target, int access, String descriptor) {
      super(Opcodes.ASM9);
      this.target = target;
      int receiver = (access & Opcodes.ACC_STATIC) != 0 ? 1 : 0;
      locals = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - receiver;
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
      target.visitParameter(name, access);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
      return target.visitAnnotationDefault();
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean isVisible) {
      return target.visitAnnotation(descriptor, isVisible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int typeRef, @Nullable TypePath path, String descriptor, boolean isVisible) {
      return target.visitTypeAnnotation(typeRef, path, descriptor, isVisible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean isVisible) {
      target.visitAnnotableParameterCount(count, isVisible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean isVisible) {
      return target.visitParameterAnnotation(parameter, descriptor, isVisible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      target.visitAttribute(attribute);
    }

    @Override
    public void visitEnd() {
      target.visitCode();
      target.visitMethodInsn(
          Opcodes.INVOKESTATIC, UNREACHED, "error", "()Ljava/lang/Error;", false);
      target.visitInsn(Opcodes.ATHROW);
      target.visitMaxs(1, locals);
      target.visitEnd();
    }
  }
}
