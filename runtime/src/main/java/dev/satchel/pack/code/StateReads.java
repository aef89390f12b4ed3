package dev.satchel.pack.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which instance fields a method reads of objects that were there before it. Not those that a constructor reads of the object that it
 * makes, that a serialization hook reads, and that are only counted up or down; nor counts that are
 * only compared with what they were, as iterators do it.
 *
 * <p>Fields are called as by {@link Refills}.
 */
final class StateReads {
  private static final Set<String> HOOKS = Set.of(
      "writeObject",
      "readObject",
      "writeReplace",
      "readResolve",
      "readObjectNoData",
      "validateObject",
      "writeExternal",
      "readExternal");

  private StateReads() {}

  /** By field, the first line that reads it, 0 if unknown. */
  static Map<String, Integer> of(ClassNode node, MethodNode method, Accessors accessors) {
    Map<String, Integer> reads = new LinkedHashMap<>();
    if (HOOKS.contains(method.name) || Accessors.isOne(method)) {
      return reads;
    }
    boolean isConstructor = method.name.equals("<init>");
    int line = 0;
    for (AbstractInsnNode at : method.instructions) {
      if (at instanceof LineNumberNode start) {
        line = start.line;
      } else if (!(isConstructor && isOfThis(at)) && !isCounted(at)) {
        FieldInsnNode field = accessors.read(at);
        if (field != null && !(isCompared(at) && isCount(accessors.ownerOf(at, node), field))) {
          reads.putIfAbsent(field.owner + "." + field.name, line);
        }
      }
    }
    return reads;
  }

  private static boolean isOfThis(AbstractInsnNode read) {
    return read.getPrevious() instanceof VarInsnNode variable
        && variable.getOpcode() == Opcodes.ALOAD
        && variable.var == 0;
  }

  /** {@code if (count != expected)}, {@code expected = count}. */
  private static boolean isCompared(AbstractInsnNode read) {
    AbstractInsnNode next = next(read);
    if (next instanceof VarInsnNode other && other.getOpcode() <= Opcodes.ALOAD) {
      AbstractInsnNode operand = next(other);
      next = operand != null && operand.getOpcode() == Opcodes.GETFIELD ? next(operand) : operand;
    }
    return next != null
        && switch (next.getOpcode()) {
          case Opcodes.IF_ICMPEQ,
              Opcodes.IF_ICMPNE,
              Opcodes.LCMP,
              Opcodes.PUTFIELD,
              Opcodes.ISTORE,
              Opcodes.LSTORE -> true;
          default -> false;
        };
  }

  private static @Nullable AbstractInsnNode next(AbstractInsnNode at) {
    AbstractInsnNode next = at.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  /** Whether the class does nothing but count with a field, once its constructors are done. */
  private static boolean isCount(ClassNode node, FieldInsnNode field) {
    if (!field.desc.equals("I") && !field.desc.equals("J")) {
      return false;
    }
    boolean isCounted = false;
    for (MethodNode method : node.methods) {
      if (!method.name.equals("<init>") && !HOOKS.contains(method.name)) {
        for (AbstractInsnNode at : method.instructions) {
          if (at instanceof FieldInsnNode use && isSame(use, field)) {
            boolean isCounting = use.getOpcode() == Opcodes.GETFIELD && isCounted(use);
            if (use.getOpcode() == Opcodes.PUTFIELD && !isOfCounting(use)) {
              return false;
            }
            isCounted |= isCounting;
          }
        }
      }
    }
    return isCounted;
  }

  /** {@code count++}, whose value nobody takes. */
  private static boolean isCounted(AbstractInsnNode at) {
    if (!(at instanceof FieldInsnNode read) || at.getOpcode() != Opcodes.GETFIELD) {
      return false;
    }
    AbstractInsnNode amount = read.getNext();
    AbstractInsnNode sum = amount == null ? null : amount.getNext();
    return sum != null
        && isSum(sum)
        && sum.getNext() instanceof FieldInsnNode write
        && write.getOpcode() == Opcodes.PUTFIELD
        && isSame(write, read);
  }

  /** The write of {@code count++}, and of {@code return count++} and {@code ++count}. */
  private static boolean isOfCounting(FieldInsnNode write) {
    AbstractInsnNode sum = write.getPrevious();
    if (sum != null && (sum.getOpcode() == Opcodes.DUP_X1 || sum.getOpcode() == Opcodes.DUP2_X1)) {
      sum = sum.getPrevious();
    }
    return sum != null && isSum(sum);
  }

  private static boolean isSum(AbstractInsnNode at) {
    return at.getOpcode() >= Opcodes.IADD && at.getOpcode() <= Opcodes.DSUB;
  }

  private static boolean isSame(FieldInsnNode one, FieldInsnNode other) {
    return one.name.equals(other.name) && one.owner.equals(other.owner);
  }
}
