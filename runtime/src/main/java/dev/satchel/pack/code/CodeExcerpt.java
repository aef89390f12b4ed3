package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Copies parts of a method's code. */
final class CodeExcerpt {
  private CodeExcerpt() {}

  /**
   * A copy of {@code method}, which returns nothing, with some of its instructions; where they end it returns.
   *
   * @param owner internal name of the class
   * @param isKept which instructions, by index; those that are left out must be whole {@link CodePieces pieces}
   */
  static MethodNode of(String owner, MethodNode method, IntPredicate isKept) {
    AbstractInsnNode[] code = method.instructions.toArray();
    MethodNode copy =
        new MethodNode(Opcodes.ASM9, method.access, method.name, method.desc, null, null);
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    for (AbstractInsnNode instruction : code) {
      if (instruction instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    Set<LabelNode> present = new HashSet<>();
    // One frame for one place, though what stood between two was left out.
    boolean isFrameDue = true;
    for (int i = 0; i < code.length; i++) {
      boolean isFrame = code[i] instanceof FrameNode;
      if (isKept.test(i) && (!isFrame || isFrameDue)) {
        copy.instructions.add(code[i].clone(labels));
        if (code[i] instanceof LabelNode label) {
          present.add(label);
        }
        isFrameDue = !isFrame && (isFrameDue || code[i].getOpcode() >= 0);
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (present.contains(block.start)) {
        copy.tryCatchBlocks.add(new TryCatchBlockNode(
            labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type));
      }
    }
    if (goesOn(copy)) {
      copy.instructions.add(new InsnNode(Opcodes.RETURN));
    }
    copy.maxStack = method.maxStack;
    copy.maxLocals = method.maxLocals;
    forgetUnset(owner, copy);
    return copy;
  }

  /** Whether the code may get behind its last instruction, be it by a jump. */
  private static boolean goesOn(MethodNode cut) {
    for (AbstractInsnNode at = cut.instructions.getLast(); at != null; at = at.getPrevious()) {
      if (at instanceof FrameNode) {
        return true;
      }
      if (at.getOpcode() >= 0) {
        return switch (at.getOpcode()) {
          case Opcodes.RETURN,
              Opcodes.GOTO,
              Opcodes.ATHROW,
              Opcodes.TABLESWITCH,
              Opcodes.LOOKUPSWITCH -> false;
          default -> true;
        };
      }
    }
    return true;
  }

  /** Frames name the variables that were set before; those whose setting was left out hold nothing now. */
  private static void forgetUnset(String owner, MethodNode cut) {
    AbstractInsnNode[] code = cut.instructions.toArray();
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(owner, cut);
    } catch (AnalyzerException e) {
      throw new IllegalStateException(
          "what is kept of " + cut.name + " of " + owner + " is no code", e);
    }
    for (int i = 0; i < code.length; i++) {
      if (code[i] instanceof FrameNode frame && frame.local != null && frames[i] != null) {
        frame.local = setVariables(frame.local, frames[i]);
      }
    }
  }

  private static List<Object> setVariables(List<Object> named, Frame<BasicValue> actual) {
    List<Object> set = new ArrayList<>();
    int slot = 0;
    for (Object type : named) {
      boolean isWide = type == Opcodes.LONG || type == Opcodes.DOUBLE;
      boolean isSet = !actual.getLocal(slot).equals(BasicValue.UNINITIALIZED_VALUE);
      if (isSet) {
        set.add(type);
      } else {
        set.addAll(Collections.nCopies(isWide ? 2 : 1, Opcodes.TOP));
      }
      slot += isWide ? 2 : 1;
    }
    return set;
  }
}
