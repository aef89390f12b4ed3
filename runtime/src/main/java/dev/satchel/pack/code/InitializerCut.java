package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Cuts a class initialiser into {@link CodePieces pieces} and keeps those that write given static fields.
 *
 * <p>Each piece is the work behind the static fields that it writes; a kept piece keeps the pieces that write what it
 * reads. A piece that writes no static field works on what it reads, such as the array of a switch map, and is kept with
 * all of that.
 */
final class InitializerCut {
  private final ClassNode node;
  private final MethodNode initializer;

  /** For each instruction the number of its piece. */
  private final int[] piece;

  /** The pieces that write a static field, by its name. */
  private final Map<String, Set<Integer>> writers = new HashMap<>();

  /** The static fields that a piece reads, by its number. */
  private final Map<Integer, Set<String>> reads = new HashMap<>();

  /** Cuts {@code initializer}, which is that of {@code node}. */
  InitializerCut(ClassNode node, MethodNode initializer) {
    this.node = node;
    this.initializer = initializer;
    AbstractInsnNode[] code = initializer.instructions.toArray();
    piece = CodePieces.of(node.name, initializer);
    for (int i = 0; i < code.length; i++) {
      if (code[i] instanceof FieldInsnNode field && field.owner.equals(node.name)) {
        if (field.getOpcode() == Opcodes.PUTSTATIC) {
          writers.computeIfAbsent(field.name, name -> new HashSet<>()).add(piece[i]);
        } else if (field.getOpcode() == Opcodes.GETSTATIC) {
          reads.computeIfAbsent(piece[i], number -> new HashSet<>()).add(field.name);
        }
      }
    }
  }

  /**
   * A copy of the initialiser with the pieces that write {@code wanted} fields of the class alone; not empty of code in any
   * case, as it returns.
   */
  MethodNode keep(Set<String> wanted) {
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
    return CodeExcerpt.of(node.name, initializer, i -> kept.contains(piece[i]));
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
}
