package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Names what a call site captures, by the instructions that push the values right before it. */
final class CallSiteVariables {
  private CallSiteVariables() {}

  /**
   * The captured values' names in order, null where unknown.
   *
   * @param method the method that has the call site; null if it is not at hand
   */
  static List<@Nullable String> of(
      @Nullable MethodNode method, LambdaUse use, LambdaPlaces places) {
    int count = Type.getArgumentTypes(use.site().factory()).length;
    List<@Nullable String> names = new ArrayList<>(Collections.nCopies(count, null));
    if (method == null) {
      return names;
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode site && use.equals(places.of(site))) {
        int next = count - 1;
        for (AbstractInsnNode at = site.getPrevious();
            at != null && next >= 0;
            at = at.getPrevious()) {
          if (at instanceof VarInsnNode load && load.getOpcode() <= Opcodes.ALOAD) {
            names.set(next--, nameOf(method, load));
          } else if (at instanceof FieldInsnNode field) {
            names.set(next--, field.name);
            if (field.getOpcode() == Opcodes.GETFIELD) {
              break;
            }
          } else if (at.getOpcode() >= 0 && !isNullCheck(at)) {
            break;
          }
        }
      }
    }
    return names;
  }

  private static @Nullable String nameOf(MethodNode method, VarInsnNode load) {
    boolean isThis = load.var == 0 && (method.access & Opcodes.ACC_STATIC) == 0;
    return isThis ? "this" : VariableNames.at(method, load.var, load);
  }

  /** {@code a::b} checks its receiver: {@code dup, requireNonNull, pop}. */
  private static boolean isNullCheck(AbstractInsnNode at) {
    return at.getOpcode() == Opcodes.DUP
        || at.getOpcode() == Opcodes.POP
        || (at instanceof MethodInsnNode call
            && (call.name.equals("requireNonNull") || call.name.equals("getClass")));
  }
}
