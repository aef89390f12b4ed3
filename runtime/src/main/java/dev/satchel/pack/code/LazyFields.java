package dev.satchel.pack.code;

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

/**
 * Which static fields of a class a method of it makes when it finds them null: {@code if (shared == null) shared = new Service()},
 * also by way of local variables and locks. What a method is given, and what it merely passes on, is not made by it.
 */
final class LazyFields {
  private final ClassNode node;
  private final ValueSources values;

  private LazyFields(ClassNode node, ValueSources values) {
    this.node = node;
    this.values = values;
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
    ValueSources values = ValueSources.of(node, method);
    return values == null ? new HashSet<>() : new LazyFields(node, values).made();
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
    for (int i = 0; i < values.size(); i++) {
      AbstractInsnNode at = values.instruction(i);
      if (!values.isRun(i)) {
        continue;
      }
      if (at.getOpcode() == Opcodes.IFNULL || at.getOpcode() == Opcodes.IFNONNULL) {
        for (AbstractInsnNode source : values.ofTop(i)) {
          if (source.getOpcode() == Opcodes.GETSTATIC
              && ((FieldInsnNode) source).owner.equals(node.name)) {
            tested.add(((FieldInsnNode) source).name);
          }
        }
      } else if (at.getOpcode() == Opcodes.PUTSTATIC
          && ((FieldInsnNode) at).owner.equals(node.name)) {
        Set<AbstractInsnNode> sources = values.ofTop(i);
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
}
