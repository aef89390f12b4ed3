package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions of a method make the values that others take. Instructions are numbered in their order. */
final class ValueSources {
  private final MethodNode method;
  private final Frame<SourceValue>[] frames;

  private ValueSources(MethodNode method, Frame<SourceValue>[] frames) {
    this.method = method;
    this.frames = frames;
  }

  /** Of a method of {@code node}; null if its code is not understood. */
  static @Nullable ValueSources of(ClassNode node, MethodNode method) {
    try {
      return new ValueSources(
          method, new Analyzer<>(new SourceInterpreter()).analyze(node.name, method));
    } catch (AnalyzerException e) {
      return null;
    }
  }

  int size() {
    return frames.length;
  }

  AbstractInsnNode instruction(int number) {
    return method.instructions.get(number);
  }

  int number(AbstractInsnNode instruction) {
    return method.instructions.indexOf(instruction);
  }

  /** Whether any way leads to it. */
  boolean isRun(int number) {
    return frames[number] != null;
  }

  /**
   * What may have made the value that lies on top of the stack before an instruction, which must be {@link #isRun}, through
   * variables, copies and casts; a parameter is its load.
   */
  Set<AbstractInsnNode> ofTop(int number) {
    return ofStack(number, 0);
  }

  /** As {@link #ofTop}, of the value that lies {@code depth} values beneath the top. */
  Set<AbstractInsnNode> ofStack(int number, int depth) {
    Set<AbstractInsnNode> ends = new HashSet<>();
    Set<AbstractInsnNode> seen = new HashSet<>();
    Deque<AbstractInsnNode> open = new ArrayDeque<>(stack(number, depth).insns);
    while (!open.isEmpty()) {
      AbstractInsnNode at = open.poll();
      if (!seen.add(at)) {
        continue;
      }
      Set<AbstractInsnNode> before = before(at);
      if (before.isEmpty()) {
        ends.add(at);
      }
      open.addAll(before);
    }
    return ends;
  }

  private Set<AbstractInsnNode> before(AbstractInsnNode at) {
    int number = number(at);
    int opcode = at.getOpcode();
    if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
      return frames[number].getLocal(((VarInsnNode) at).var).insns;
    }
    boolean isPassedOn = (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
        || opcode == Opcodes.DUP
        || opcode == Opcodes.DUP_X1
        || opcode == Opcodes.DUP2
        || opcode == Opcodes.DUP2_X1
        || opcode == Opcodes.CHECKCAST;
    return isPassedOn ? stack(number, 0).insns : Set.of();
  }

  private SourceValue stack(int number, int depth) {
    Frame<SourceValue> frame = frames[number];
    return frame.getStack(frame.getStackSize() - 1 - depth);
  }
}
