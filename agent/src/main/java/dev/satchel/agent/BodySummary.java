package dev.satchel.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What one method body does, probes left out.
 *
 * <p>JaCoCo fetches its probes at the start into a local variable of its own ({@code $jacocoInit}, {@code astore p}), which
 * moves the variables after the parameters up. A probe is {@code aload p}, a number, {@code iconst_1}, {@code bastore}. Around
 * a conditional jump it turns the condition round and adds a {@code goto}.
 */
final class BodySummary extends MethodVisitor {
  private static final int NO_VARIABLE = Integer.MAX_VALUE;

  private final ClassSummary owner;
  private final int firstLocal;
  private final List<String> code;
  private final List<String> jumps;
  private final Map<Label, Integer> positions = new HashMap<>();
  private final List<Object[]> pending = new ArrayList<>();
  private int probes = NO_VARIABLE;
  private boolean isProbesOnStack;
  private boolean isInProbe;

  /**
   * A visitor that fills both lists.
   *
   * @param firstLocal the first local variable that is no parameter
   */
  BodySummary(ClassSummary owner, int firstLocal, List<String> code, List<String> jumps) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.firstLocal = firstLocal;
    this.code = code;
    this.jumps = jumps;
  }

  private void add(String instruction) {
    if (!isInProbe) {
      code.add(instruction);
    }
  }

  private void jump(String what, Label... targets) {
    pending.add(new Object[] {code.size() + " " + what, targets});
  }

  @Override
  public void visitInsn(int opcode) {
    add("i" + opcode);
    if (opcode == Opcodes.BASTORE) {
      isInProbe = false;
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    add("i" + opcode + " " + operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode == Opcodes.ASTORE && isProbesOnStack) {
      isProbesOnStack = false;
      probes = variable;
    } else if (opcode == Opcodes.ALOAD && variable == probes) {
      isInProbe = true;
    } else {
      add("v" + opcode + " " + original(variable));
    }
  }

  /** The variable's number without the agent's: these stand between the parameters and the other variables. */
  private int original(int variable) {
    boolean isMoved = probes != NO_VARIABLE && variable > probes;
    return isMoved ? variable - (probes - firstLocal + 1) : variable;
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    add("inc " + original(variable) + " " + increment);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    // The probes' array comes as an Object where it is a dynamic constant.
    if (!isProbesOnStack) {
      add("t" + opcode + " " + type);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
    if (!owner.mark(name)) {
      add("f" + opcode + " " + type + "." + name + descriptor);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String type, String name, String descriptor, boolean isInterface) {
    if (owner.mark(name)) {
      isProbesOnStack = true;
    } else {
      add("m" + opcode + " " + type + "." + name + descriptor + isInterface);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    add("indy " + name + descriptor + bootstrap + Arrays.toString(arguments));
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof ConstantDynamic constant && owner.mark(constant.getName())) {
      isProbesOnStack = true;
    } else {
      add("ldc " + value.getClass().getSimpleName() + " " + value);
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    add("array " + descriptor + " " + dimensions);
  }

  @Override
  public void visitLabel(Label label) {
    positions.put(label, code.size());
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    jump("j" + opcode, label);
    if (opcode != Opcodes.GOTO) {
      // A condition and its opposite are neighbours: 153 and 154, …, 165 and 166; 198 and 199.
      add("if" + (opcode <= Opcodes.IF_ACMPNE ? (opcode - 1) / 2 : opcode / 2));
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultLabel, Label... labels) {
    add("switch " + min + " " + max);
    jump("default", defaultLabel);
    jump("cases", labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultLabel, int[] keys, Label[] labels) {
    add("switch " + Arrays.toString(keys));
    jump("default", defaultLabel);
    jump("cases", labels);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    jump("catch " + type, start, end, handler);
  }

  @Override
  public void visitEnd() {
    for (Object[] jump : pending) {
      StringBuilder text = new StringBuilder((String) jump[0]);
      for (Label target : (Label[]) jump[1]) {
        text.append(' ').append(positions.get(target));
      }
      jumps.add(text.toString());
    }
  }
}
