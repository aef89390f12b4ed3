package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Cuts a class initialiser into pieces and keeps those that write given static fields.
 *
 * <p>A cut is possible where the operand stack is empty and no jump, handler or local variable reaches across. Each piece
 * is the work behind the static fields that it writes; a kept piece keeps the pieces that write what it reads. A piece that
 * writes no static field works on what it reads, such as the array of a switch map, and is kept with all of that.
 */
final class InitializerCut {
  /** Methods of {@code Unsafe}, and of what wraps it, that say where fields and elements lie. */
  private static final Set<String> OFFSETS = Set.of(
      "objectFieldOffset",
      "staticFieldOffset",
      "fieldOffset",
      "arrayBaseOffset",
      "arrayIndexScale",
      "addressSize",
      "pageSize");

  private InitializerCut() {}

  /** The static fields that the class's own initialiser makes over there: enum constants, switch maps, assertions, offsets. */
  static Set<String> alwaysMade(ClassNode node) {
    Set<String> names = new HashSet<>();
    boolean isEnum = (node.access & Opcodes.ACC_ENUM) != 0;
    for (FieldNode field : node.fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0) {
        continue;
      }
      boolean isSynthetic = (field.access & Opcodes.ACC_SYNTHETIC) != 0;
      if ((field.access & Opcodes.ACC_ENUM) != 0
          || field.name.equals("$assertionsDisabled")
          || field.name.startsWith("$SwitchMap$")
          || (isEnum && isSynthetic)) {
        names.add(field.name);
      }
    }
    for (MethodNode method : node.methods) {
      if (method.name.equals("<clinit>")) {
        addOffsets(node.name, method, names);
      }
    }
    return names;
  }

  /** Where a field lies within its object, as {@code Unsafe} says it, differs from JVM to JVM. */
  private static void addOffsets(String owner, MethodNode initializer, Set<String> names) {
    boolean isOffset = false;
    for (AbstractInsnNode at : initializer.instructions) {
      if (at instanceof MethodInsnNode call) {
        isOffset |= OFFSETS.contains(call.name) && !call.desc.endsWith(";");
      } else if (at instanceof FieldInsnNode write && write.getOpcode() == Opcodes.PUTSTATIC) {
        if (isOffset && write.owner.equals(owner) && write.desc.length() == 1) {
          names.add(write.name);
        }
        isOffset = false;
      }
    }
  }

  /**
   * A copy of {@code initializer} with the pieces that write {@code wanted} fields of the class alone; not empty of code
   * in any case, as it returns.
   */
  static MethodNode keep(ClassNode node, MethodNode initializer, Set<String> wanted) {
    AbstractInsnNode[] code = initializer.instructions.toArray();
    int[] piece = pieces(node, initializer, code);
    Map<String, Set<Integer>> writers = new HashMap<>();
    Map<Integer, Set<String>> reads = new HashMap<>();
    for (int i = 0; i < code.length; i++) {
      if (code[i] instanceof FieldInsnNode field && field.owner.equals(node.name)) {
        if (field.getOpcode() == Opcodes.PUTSTATIC) {
          writers.computeIfAbsent(field.name, name -> new HashSet<>()).add(piece[i]);
        } else if (field.getOpcode() == Opcodes.GETSTATIC) {
          reads.computeIfAbsent(piece[i], number -> new HashSet<>()).add(field.name);
        }
      }
    }
    Set<Integer> kept = new HashSet<>();
    Deque<String> needed = new ArrayDeque<>(wanted);
    while (!needed.isEmpty()) {
      for (int writer : writers.getOrDefault(needed.poll(), Set.of())) {
        if (kept.add(writer)) {
          needed.addAll(reads.getOrDefault(writer, Set.of()));
        }
      }
    }
    Set<Integer> writing = new HashSet<>();
    writers.values().forEach(writing::addAll);
    Set<String> worked = workedOn(node, wanted);
    reads.forEach((number, names) -> {
      if (!writing.contains(number) && worked.containsAll(names)) {
        kept.add(number);
      }
    });
    MethodNode cut = copy(initializer, code, piece, kept);
    forgetUnset(node.name, cut);
    return cut;
  }

  /** The wanted fields whose values the initialiser may complete after it has set them: not enum constants and the like. */
  private static Set<String> workedOn(ClassNode node, Set<String> wanted) {
    Set<String> names = new HashSet<>(wanted);
    for (FieldNode field : node.fields) {
      boolean isSynthetic = (field.access & Opcodes.ACC_SYNTHETIC) != 0;
      if ((field.access & Opcodes.ACC_ENUM) != 0
          || (isSynthetic && !field.name.startsWith("$SwitchMap$"))) {
        names.remove(field.name);
      }
    }
    return names;
  }

  /** Names of the static fields of the class to which an initialiser gives more than null. */
  static Set<String> made(ClassNode node, MethodNode initializer) {
    Set<String> names = new HashSet<>();
    for (AbstractInsnNode instruction : initializer.instructions) {
      if (instruction instanceof FieldInsnNode field
          && field.getOpcode() == Opcodes.PUTSTATIC
          && field.owner.equals(node.name)
          && field.getPrevious().getOpcode() != Opcodes.ACONST_NULL) {
        names.add(field.name);
      }
    }
    return names;
  }

  /** For each instruction the number of its piece, from 0. */
  private static int[] pieces(ClassNode node, MethodNode initializer, AbstractInsnNode[] code) {
    boolean[] isCut = new boolean[code.length + 1];
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(node.name, initializer);
    } catch (AnalyzerException e) {
      return new int[code.length];
    }
    for (int i = 0; i < code.length; i++) {
      isCut[i] = frames[i] != null && frames[i].getStackSize() == 0;
    }
    InsnList index = initializer.instructions;
    for (int i = 0; i < code.length; i++) {
      for (LabelNode target : targets(code[i])) {
        join(isCut, i, landing(code, index.indexOf(target)));
      }
    }
    for (TryCatchBlockNode block : initializer.tryCatchBlocks) {
      int start = index.indexOf(block.start);
      join(isCut, start, landing(code, index.indexOf(block.end)));
      join(isCut, start, landing(code, index.indexOf(block.handler)));
    }
    joinVariables(isCut, code);
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

  private static void joinVariables(boolean[] isCut, AbstractInsnNode[] code) {
    Map<Integer, Integer> lastStore = new HashMap<>();
    for (int i = 0; i < code.length; i++) {
      if (code[i] instanceof VarInsnNode use) {
        if (use.getOpcode() >= Opcodes.ISTORE) {
          lastStore.put(use.var, i);
        } else {
          join(isCut, lastStore.getOrDefault(use.var, 0), i);
        }
      } else if (code[i] instanceof IincInsnNode use) {
        join(isCut, lastStore.getOrDefault(use.var, 0), i);
      }
    }
  }

  /** Forbids every cut between two instructions. */
  private static void join(boolean[] isCut, int a, int b) {
    Arrays.fill(isCut, Math.min(a, b) + 1, Math.max(a, b) + 1, false);
  }

  private static MethodNode copy(
      MethodNode initializer, AbstractInsnNode[] code, int[] piece, Set<Integer> kept) {
    MethodNode copy = new MethodNode(
        Opcodes.ASM9, initializer.access, initializer.name, initializer.desc, null, null);
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    for (AbstractInsnNode instruction : code) {
      if (instruction instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    Set<LabelNode> present = new HashSet<>();
    boolean isFrameDue =
        true; // one frame for one place, though what stood between two was left out
    for (int i = 0; i < code.length; i++) {
      boolean isFrame = code[i] instanceof FrameNode;
      if (kept.contains(piece[i])
          && code[i].getOpcode() != Opcodes.RETURN
          && (!isFrame || isFrameDue)) {
        copy.instructions.add(code[i].clone(labels));
        if (code[i] instanceof LabelNode label) {
          present.add(label);
        }
        isFrameDue = !isFrame && (isFrameDue || code[i].getOpcode() >= 0);
      }
    }
    for (TryCatchBlockNode block : initializer.tryCatchBlocks) {
      if (present.contains(block.start)) {
        copy.tryCatchBlocks.add(new TryCatchBlockNode(
            labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type));
      }
    }
    copy.instructions.add(new InsnNode(Opcodes.RETURN));
    copy.maxStack = initializer.maxStack;
    copy.maxLocals = initializer.maxLocals;
    return copy;
  }

  /** Frames name the variables that were set before; those whose setting was left out hold nothing now. */
  private static void forgetUnset(String owner, MethodNode cut) {
    AbstractInsnNode[] code = cut.instructions.toArray();
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(owner, cut);
    } catch (AnalyzerException e) {
      throw new IllegalStateException("a cut initialiser of " + owner + " is no code", e);
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
