package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Cuts a method's code into pieces that can be left out one by one: where the operand stack is empty and no jump, handler
 * or local variable reaches across.
 */
final class CodePieces {
  private CodePieces() {}

  /**
   * For each instruction the number of its piece, from 0.
   *
   * @param owner internal name of the class
   */
  static int[] of(String owner, MethodNode method) {
    AbstractInsnNode[] code = method.instructions.toArray();
    boolean[] isCut = new boolean[code.length + 1];
    Frame<SourceValue>[] frames;
    try {
      frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
    } catch (AnalyzerException e) {
      return new int[code.length];
    }
    for (int i = 0; i < code.length; i++) {
      isCut[i] = frames[i] != null && frames[i].getStackSize() == 0;
    }
    InsnList index = method.instructions;
    for (int i = 0; i < code.length; i++) {
      for (LabelNode target : targets(code[i])) {
        join(isCut, i, landing(code, index.indexOf(target)));
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int start = index.indexOf(block.start);
      join(isCut, start, landing(code, index.indexOf(block.end)));
      join(isCut, start, landing(code, index.indexOf(block.handler)));
    }
    joinVariables(isCut, code, frames, index);
    // A label or line number right before a cut belongs to the next piece: cut before it instead.
    for (int i = 1; i < code.length; i++) {
      if (code[i - 1].getOpcode() < 0 && isCut[i - 1]) {
        isCut[i] = false;
      }
    }
    int[] piece = new int[code.length];
    int number = 0;
    for (int i = 0; i < code.length; i++) {
      if (i > 0 && isCut[i]) {
        number++;
      }
      piece[i] = number;
    }
    return piece;
  }

  /** The last of a label's companions: the frame and the line that belong to its place. */
  private static int landing(AbstractInsnNode[] code, int label) {
    int last = label;
    while (last + 1 < code.length && code[last + 1].getOpcode() < 0) {
      last++;
    }
    return last;
  }

  private static List<LabelNode> targets(AbstractInsnNode instruction) {
    if (instruction instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    List<LabelNode> targets = new ArrayList<>();
    if (instruction instanceof TableSwitchInsnNode table) {
      targets.addAll(table.labels);
      targets.add(table.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      targets.addAll(lookup.labels);
      targets.add(lookup.dflt);
    }
    return targets;
  }

  /** What reads a variable stays with whatever may have set it. */
  private static void joinVariables(
      boolean[] isCut, AbstractInsnNode[] code, Frame<SourceValue>[] frames, InsnList index) {
    for (int i = 0; i < code.length; i++) {
      int variable = code[i] instanceof VarInsnNode use && use.getOpcode() < Opcodes.ISTORE
          ? use.var
          : code[i] instanceof IincInsnNode step ? step.var : -1;
      if (variable >= 0 && frames[i] != null) {
        for (AbstractInsnNode setting : frames[i].getLocal(variable).insns) {
          join(isCut, index.indexOf(setting), i);
        }
      }
    }
  }

  /** Forbids every cut between two instructions. */
  private static void join(boolean[] isCut, int a, int b) {
    Arrays.fill(isCut, Math.min(a, b) + 1, Math.max(a, b) + 1, false);
  }
}
