package dev.satchel.pack.code;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds out whether a method uses its receiver only to read fields: wherever compilers push {@code this}, the next
 * instruction is {@code getfield}.
 */
final class ReceiverReads {
  private ReceiverReads() {}

  /** As {@link Effects#fieldsReadOfReceiver}. */
  static @Nullable Map<String, Integer> of(MethodNode method) {
    Map<String, Integer> reads = new LinkedHashMap<>();
    int line = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode start) {
        line = start.line;
      } else if (insn instanceof VarInsnNode variable && variable.var == 0) {
        AbstractInsnNode next = variable.getNext();
        if (variable.getOpcode() != Opcodes.ALOAD
            || next == null
            || next.getOpcode() != Opcodes.GETFIELD) {
          return null;
        }
        reads.putIfAbsent(((FieldInsnNode) next).name, line);
      }
    }
    return reads;
  }
}
