package dev.satchel.pack.code;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which static fields a class's own initialiser makes. */
final class MadeFields {
  /** Methods of {@code Unsafe}, and of what wraps it, that say where fields and elements lie. */
  private static final Set<String> OFFSETS = Set.of(
      "objectFieldOffset",
      "staticFieldOffset",
      "fieldOffset",
      "arrayBaseOffset",
      "arrayIndexScale",
      "addressSize",
      "pageSize");

  private MadeFields() {}

  /** The static fields that the class's own initialiser makes over there: enum constants, switch maps, assertions, offsets. */
  static Set<String> always(ClassNode node) {
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

  /** Names of the static fields of the class to which an initialiser gives more than null. */
  static Set<String> by(ClassNode node, MethodNode initializer) {
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
}
