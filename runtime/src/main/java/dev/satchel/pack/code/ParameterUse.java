package dev.satchel.pack.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where a method uses its parameters. */
final class ParameterUse {
  private ParameterUse() {}

  /** As {@link Effects#lineOfFirstUse}. */
  static int firstLine(MethodNode method, int parameter) {
    int local = local(method, parameter);
    int line = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode start) {
        line = start.line;
      } else if (insn instanceof VarInsnNode variable && variable.var == local) {
        return line;
      }
    }
    return 0;
  }

  /** The local variable that holds a parameter when the method starts; -1 if there is no such parameter. */
  static int local(MethodNode method, int parameter) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    int declared = isStatic ? parameter : parameter - 1;
    if (declared < 0) {
      return 0;
    }
    if (declared >= types.length) {
      return -1;
    }
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < declared; i++) {
      local += types[i].getSize();
    }
    return local;
  }
}
