package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Names of local variables and parameters, as a method's debug information has them (JVMS §4.7.13). */
final class VariableNames {
  private VariableNames() {}

  /** The name of the variable that {@code slot} holds at an instruction; null if there is none. A slot may hold several in turn. */
  static @Nullable String at(MethodNode method, int slot, AbstractInsnNode instruction) {
    if (method.localVariables == null) {
      return null;
    }
    int index = method.instructions.indexOf(instruction);
    for (LocalVariableNode variable : method.localVariables) {
      if (variable.index == slot
          && method.instructions.indexOf(variable.start) <= index
          && index < method.instructions.indexOf(variable.end)) {
        return variable.name;
      }
    }
    return null;
  }

  /**
   * Names of the first {@code count} parameters, the receiver not counted; null where there is none.
   *
   * @param method null if it is not at hand: then the list is empty
   */
  static List<@Nullable String> ofParameters(@Nullable MethodNode method, int count) {
    List<@Nullable String> names = new ArrayList<>();
    if (method == null) {
      return names;
    }
    int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < count && i < types.length; i++) {
      names.add(at(method, slot, method.instructions.getFirst()));
      slot += types[i].getSize();
    }
    return names;
  }
}
