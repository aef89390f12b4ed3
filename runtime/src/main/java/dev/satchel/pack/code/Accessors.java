package dev.satchel.pack.code;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Sees through the methods that compilers before Java 11 made for a class whose private fields other classes of the nest read and
 * write: {@code access$100(cache)} is {@code cache.field}.
 */
final class Accessors {
  private final Function<String, @Nullable ClassCode> classes;

  /**
   * Sees those of the classes that it is given.
   *
   * @param classes by internal name; null for those that are of no concern
   */
  Accessors(Function<String, @Nullable ClassCode> classes) {
    this.classes = classes;
  }

  /** Whether a method is one of these. */
  static boolean isOne(MethodNode method) {
    int made = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    return (method.access & made) == made && method.name.startsWith("access$");
  }

  /** The instance field that an instruction reads; null if it reads none. */
  @Nullable
  FieldInsnNode read(AbstractInsnNode at) {
    return use(at, Opcodes.GETFIELD);
  }

  /** The instance field that an instruction writes; null if it writes none. */
  @Nullable
  FieldInsnNode write(AbstractInsnNode at) {
    return use(at, Opcodes.PUTFIELD);
  }

  /** The class whose field {@code at}, an instruction in {@code node}, uses. */
  ClassNode ownerOf(AbstractInsnNode at, ClassNode node) {
    ClassCode called = called(at);
    return called == null ? node : called.node();
  }

  private @Nullable FieldInsnNode use(AbstractInsnNode at, int opcode) {
    if (at.getOpcode() == opcode) {
      return (FieldInsnNode) at;
    }
    ClassCode owner = called(at);
    if (owner == null || !(at instanceof MethodInsnNode call)) {
      return null;
    }
    MethodNode accessor = owner.node(call.name + call.desc);
    if (accessor != null && isOne(accessor)) {
      for (AbstractInsnNode each : accessor.instructions) {
        if (each.getOpcode() == Opcodes.GETFIELD || each.getOpcode() == Opcodes.PUTFIELD) {
          return each.getOpcode() == opcode ? (FieldInsnNode) each : null;
        }
      }
    }
    return null;
  }

  private @Nullable ClassCode called(AbstractInsnNode at) {
    return at.getOpcode() == Opcodes.INVOKESTATIC
            && at instanceof MethodInsnNode call
            && call.name.startsWith("access$")
        ? classes.apply(call.owner)
        : null;
  }
}
