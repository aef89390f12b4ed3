package dev.satchel.pack.code;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class file as a tree that remembers where in its method's code each {@code invokedynamic} stands: the JVM names a call
 * site by that index.
 */
final class ClassTree extends ClassNode {
  private final IdentityHashMap<AbstractInsnNode, Integer> indices = new IdentityHashMap<>();
  private int index;

  private ClassTree() {
    super(Opcodes.ASM9);
  }

  /** Reads a class file, with its frames expanded. */
  static ClassTree read(byte[] classFile) {
    ClassTree tree = new ClassTree();
    ClassReader reader = new ClassReader(classFile) {
      @Override
      protected void readBytecodeInstructionOffset(int offset) {
        tree.index = offset;
      }
    };
    reader.accept(tree, ClassReader.EXPAND_FRAMES);
    return tree;
  }

  /** Byte code index of an {@code invokedynamic} as it was read; -1 for other instructions. */
  int indexOf(AbstractInsnNode instruction) {
    return indices.getOrDefault(instruction, -1);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodNode method =
        new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
          @Override
          public void visitInvokeDynamicInsn(
              String name, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            indices.put(instructions.getLast(), index);
          }
        };
    methods.add(method);
    return method;
  }
}
