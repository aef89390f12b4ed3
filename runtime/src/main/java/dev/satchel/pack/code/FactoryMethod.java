package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A public method that does nothing but check its arguments and return a lambda over them, such as {@code
 * Comparator.comparing}: calling it again makes an equal lambda, in any version of the library. It may choose between lambdas
 * by which arguments are null.
 *
 * @param captureOfArgument for each argument, the receiver first unless static, which captured value it was
 */
public record FactoryMethod(
    String name, String descriptor, boolean isStatic, List<Integer> captureOfArgument) {

  /** On the stack, what is no argument. */
  private static final int SOMETHING = -1;

  /** Jumps that only look whether references are null or the same, with how many they take; what goes on elsewhere. */
  private static final Map<Integer, Integer> OPERANDS = Map.of(
      Opcodes.IFNULL, 1,
      Opcodes.IFNONNULL, 1,
      Opcodes.IF_ACMPEQ, 2,
      Opcodes.IF_ACMPNE, 2,
      Opcodes.GOTO, 0);

  /** The method behind a call site; null if it is not of that simple form. */
  public static @Nullable FactoryMethod of(ClassCode code, LambdaUse use) {
    MethodNode method = code.node(use.method() + use.descriptor());
    if (method == null || (method.access & Opcodes.ACC_PUBLIC) == 0) {
      return null;
    }
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    List<Integer> slots = new ArrayList<>();
    int slot = 0;
    if (!isStatic) {
      slots.add(slot++);
    }
    for (Type type : Type.getArgumentTypes(method.desc)) {
      slots.add(slot);
      slot += type.getSize();
    }
    List<Integer> pushed = pushedBefore(code, method, use);
    if (pushed == null) {
      return null;
    }
    List<Integer> captures = new ArrayList<>();
    for (int argument : slots) {
      int capture = pushed.indexOf(argument);
      if (capture < 0) {
        return null;
      }
      captures.add(capture);
    }
    return new FactoryMethod(method.name, method.desc, isStatic, captures);
  }

  /** Variables that the method pushes for the call site; null if it does anything else. */
  private static @Nullable List<Integer> pushedBefore(
      ClassCode code, MethodNode method, LambdaUse use) {
    List<Integer> stack = new ArrayList<>();
    for (AbstractInsnNode at : method.instructions) {
      if (at instanceof InvokeDynamicInsnNode site) {
        int count = Type.getArgumentTypes(site.desc).length;
        if (use.equals(code.use(site))) {
          return count == stack.size() ? stack : null;
        }
        if (count > 0) {
          return null;
        }
        stack.add(SOMETHING); // the lambda of another branch
      } else if (at instanceof VarInsnNode load && load.getOpcode() <= Opcodes.ALOAD) {
        stack.add(load.var);
      } else if (at.getOpcode() == Opcodes.ACONST_NULL) {
        stack.add(SOMETHING);
      } else if (at instanceof JumpInsnNode jump) {
        // Whether it jumps depends on the arguments, which will be the same.
        int asked = OPERANDS.getOrDefault(jump.getOpcode(), -1);
        if (asked < 0 || stack.size() < asked) {
          return null;
        }
        stack.subList(asked == 0 ? 0 : stack.size() - asked, stack.size()).clear();
      } else if (at instanceof InsnNode pop && pop.getOpcode() == Opcodes.POP && !stack.isEmpty()) {
        stack.remove(stack.size() - 1);
      } else if (at.getOpcode() == Opcodes.LDC) {
        stack.add(SOMETHING); // a message for the next one
      } else if (at instanceof MethodInsnNode call && call.name.equals("requireNonNull")) {
        int others = Type.getArgumentTypes(call.desc).length - 1;
        if (stack.size() <= others) {
          return null;
        }
        stack.subList(stack.size() - others, stack.size()).clear();
      } else if (at.getOpcode() >= 0) {
        return null;
      }
    }
    return null;
  }
}
