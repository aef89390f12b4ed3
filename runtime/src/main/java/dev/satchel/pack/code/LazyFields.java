package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which static fields of a class a method of it makes when it finds them null: {@code if (shared == null) shared = new Service()},
 * also by way of local variables and locks. What a method is given, and what it merely passes on, is not made by it.
 */
final class LazyFields {
  private final ClassNode node;
  private final MethodNode method;
  private final Frame<SourceValue>[] frames;

  private LazyFields(ClassNode node, MethodNode method, Frame<SourceValue>[] frames) {
    this.node = node;
    this.method = method;
    this.frames = frames;
  }

  /** The methods that make a field, by name and descriptor each, by the field's name. */
  static Map<String, Set<String>> of(ClassNode node) {
    Map<String, Set<String>> all = new HashMap<>();
    for (FieldNode field : node.fields) {
      if ((field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) == Opcodes.ACC_STATIC
          && field.desc.length() > 1) {
        all.put(field.name, new LinkedHashSet<>());
      }
    }
    for (MethodNode method : node.methods) {
      if (!all.isEmpty() && !method.name.equals("<clinit>") && writes(node, method)) {
        Set<String> made = madeBy(node, method);
        all.forEach((field, makers) -> {
          if (made.contains(field)) {
            makers.add(method.name + method.desc);
          }
        });
      }
    }
    all.values().removeIf(Set::isEmpty);
    return all;
  }

  private static Set<String> madeBy(ClassNode node, MethodNode method) {
    try {
      Frame<SourceValue>[] frames =
          new Analyzer<>(new SourceInterpreter()).analyze(node.name, method);
      return new LazyFields(node, method, frames).made();
    } catch (AnalyzerException e) {
      return new HashSet<>(); // its code is not understood: as far as is known, it makes nothing
    }
  }

  private static boolean writes(ClassNode node, MethodNode method) {
    for (AbstractInsnNode at : method.instructions) {
      if (at.getOpcode() == Opcodes.PUTSTATIC && ((FieldInsnNode) at).owner.equals(node.name)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> made() {
    Set<String> tested = new HashSet<>();
    Set<String> made = new LinkedHashSet<>();
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode at = method.instructions.get(i);
      if (frames[i] == null) {
        continue;
      }
      if (at.getOpcode() == Opcodes.IFNULL || at.getOpcode() == Opcodes.IFNONNULL) {
        for (AbstractInsnNode source : sources(i)) {
          if (source.getOpcode() == Opcodes.GETSTATIC
              && ((FieldInsnNode) source).owner.equals(node.name)) {
            tested.add(((FieldInsnNode) source).name);
          }
        }
      } else if (at.getOpcode() == Opcodes.PUTSTATIC
          && ((FieldInsnNode) at).owner.equals(node.name)) {
        Set<AbstractInsnNode> sources = sources(i);
        if (!sources.isEmpty() && sources.stream().allMatch(LazyFields::makes)) {
          made.add(((FieldInsnNode) at).name);
        }
      }
    }
    made.retainAll(tested);
    return made;
  }

  private static boolean makes(AbstractInsnNode source) {
    int opcode = source.getOpcode();
    return opcode == Opcodes.NEW
        || opcode == Opcodes.NEWARRAY
        || opcode == Opcodes.ANEWARRAY
        || opcode == Opcodes.MULTIANEWARRAY
        || (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC);
  }

  /** What may have put the value there that lies on top of the stack, through variables, copies and casts; a parameter is its load. */
  private Set<AbstractInsnNode> sources(int instruction) {
    Set<AbstractInsnNode> ends = new HashSet<>();
    Set<AbstractInsnNode> seen = new HashSet<>();
    Deque<AbstractInsnNode> open = new ArrayDeque<>(top(instruction).insns);
    while (!open.isEmpty()) {
      AbstractInsnNode at = open.poll();
      if (!seen.add(at)) {
        continue;
      }
      int index = method.instructions.indexOf(at);
      Set<AbstractInsnNode> before = switch (at.getOpcode()) {
        case Opcodes.ALOAD -> frames[index].getLocal(((VarInsnNode) at).var).insns;
        case Opcodes.ASTORE, Opcodes.DUP, Opcodes.CHECKCAST -> top(index).insns;
        default -> Set.of();
      };
      if (before.isEmpty()) {
        ends.add(at);
      }
      open.addAll(before);
    }
    return ends;
  }

  private SourceValue top(int instruction) {
    Frame<SourceValue> frame = frames[instruction];
    return frame.getStack(frame.getStackSize() - 1);
  }
}
