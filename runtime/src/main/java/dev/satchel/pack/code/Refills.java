package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Which instance fields a method fills where it finds that they, or others that tell so, are null, zero or false: {@code if
 * (hash == 0) hash = computed()}, {@code if (!isLoaded) load()}. Such fields are caches: nothing is lost if they come empty.
 *
 * <p>Fields are called by the name of the class through which the code reads or writes them: {@code a/b/C.hash}.
 */
final class Refills {
  private final ClassNode node;
  private final ValueSources values;
  private final Accessors accessors;
  private final Set<String> filled = new HashSet<>();

  private Refills(ClassNode node, ValueSources values, Accessors accessors) {
    this.node = node;
    this.accessors = accessors;
    this.values = values;
  }

  /** The fields that {@code method} of {@code node} fills, itself or by way of methods of its class. */
  static Set<String> of(ClassNode node, MethodNode method, Accessors accessors) {
    ValueSources values = method.name.startsWith("<") ? null : ValueSources.of(node, method);
    if (values == null) {
      return Set.of(); // as far as is known, it fills nothing
    }
    Refills refills = new Refills(node, values, accessors);
    for (int i = 0; i < values.size(); i++) {
      if (values.isRun(i) && values.instruction(i) instanceof JumpInsnNode jump) {
        refills.test(i, jump);
      }
    }
    return refills.filled;
  }

  private void test(int number, JumpInsnNode jump) {
    Set<String> tested = new HashSet<>();
    Set<String> ofCalls = new HashSet<>();
    int opcode = jump.getOpcode();
    switch (opcode) {
      case Opcodes.IFNULL,
          Opcodes.IFNONNULL,
          Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLE,
          Opcodes.IFGT -> {
        for (AbstractInsnNode source : values.ofTop(number)) {
          tested(source, tested, ofCalls);
        }
      }
      default -> {}
    }
    int next = number + 1;
    int target = values.number(jump.label);
    boolean isJumpIfDefault =
        opcode == Opcodes.IFNULL || opcode == Opcodes.IFEQ || opcode == Opcodes.IFLE;
    if (!tested.isEmpty()) {
      fill(tested, isJumpIfDefault ? target : next, isJumpIfDefault ? next : target);
    }
    if (!ofCalls.isEmpty()) {
      fill(ofCalls, target, next);
      fill(ofCalls, next, target);
    }
  }

  private void tested(AbstractInsnNode source, Set<String> tested, Set<String> ofCalls) {
    FieldInsnNode read = accessors.read(source);
    if (read != null) {
      tested.add(name(read));
    } else if (source instanceof MethodInsnNode call) {
      MethodNode own = own(call);
      if (own != null) {
        for (AbstractInsnNode at : own.instructions) {
          if (at.getOpcode() == Opcodes.GETFIELD) {
            ofCalls.add(name(at));
          }
        }
      }
    } else if (isComparison(source.getOpcode())) {
      int number = values.number(source);
      for (int depth = 0; depth < 2; depth++) {
        for (AbstractInsnNode operand : values.ofStack(number, depth)) {
          FieldInsnNode field = accessors.read(operand);
          if (field != null && isZero(number, 1 - depth)) {
            tested.add(name(field));
          }
        }
      }
    }
  }

  private static boolean isComparison(int opcode) {
    return opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG;
  }

  private boolean isZero(int number, int depth) {
    return values.ofStack(number, depth).stream()
        .map(AbstractInsnNode::getOpcode)
        .allMatch(opcode ->
            opcode == Opcodes.LCONST_0 || opcode == Opcodes.FCONST_0 || opcode == Opcodes.DCONST_0);
  }

  /**
   * Notes what is made on the way from {@code from}: of {@code tested} all, of others what is not made in any case, but may be left out
   * on the way from {@code other}.
   */
  private void fill(Set<String> tested, int from, int other) {
    BitSet onWay = reachable(from, -1);
    for (int i = onWay.nextSetBit(0); i >= 0; i = onWay.nextSetBit(i + 1)) {
      AbstractInsnNode at = values.instruction(i);
      if (!values.isRun(i)) {
        continue;
      }
      FieldInsnNode write = accessors.write(at);
      if (write != null) {
        if (isMade(i) && (tested.contains(name(write)) || isLeftOut(i, other))) {
          filled.add(name(write));
        }
      } else if (at instanceof MethodInsnNode call && own(call) != null && isLeftOut(i, other)) {
        writtenBy(call);
      }
    }
  }

  /** Whether a way from {@code from} to the end of the method leaves out an instruction. */
  private boolean isLeftOut(int instruction, int from) {
    BitSet others = reachable(from, instruction);
    for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
      int opcode = values.instruction(i).getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is on the stack is made or read here: the method was not given it. */
  private boolean isMade(int number) {
    Set<AbstractInsnNode> sources = values.ofTop(number);
    return !sources.isEmpty()
        && sources.stream()
            .map(AbstractInsnNode::getOpcode)
            .allMatch(opcode -> opcode != Opcodes.ACONST_NULL
                && (opcode < Opcodes.ILOAD || opcode > Opcodes.ALOAD));
  }

  private void writtenBy(MethodInsnNode first) {
    Set<MethodNode> seen = new HashSet<>();
    Deque<MethodInsnNode> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      MethodNode own = own(open.remove());
      if (own == null || !seen.add(own)) {
        continue;
      }
      for (AbstractInsnNode at : own.instructions) {
        if (at.getOpcode() == Opcodes.PUTFIELD) {
          filled.add(name(at));
        } else if (at instanceof MethodInsnNode call) {
          open.add(call);
        }
      }
    }
  }

  private @Nullable MethodNode own(MethodInsnNode call) {
    if (call.owner.equals(node.name) && !call.name.startsWith("<")) {
      for (MethodNode each : node.methods) {
        if (each.name.equals(call.name) && each.desc.equals(call.desc)) {
          return each;
        }
      }
    }
    return null;
  }

  /** What is run from {@code from} on, without {@code without}. */
  private BitSet reachable(int from, int without) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      int number = open.remove();
      if (number >= values.size() || number == without || reached.get(number)) {
        continue;
      }
      reached.set(number);
      AbstractInsnNode at = values.instruction(number);
      if (at instanceof JumpInsnNode jump) {
        open.add(values.number(jump.label));
      } else if (at instanceof TableSwitchInsnNode choice) {
        open.add(values.number(choice.dflt));
        choice.labels.forEach((LabelNode label) -> open.add(values.number(label)));
      } else if (at instanceof LookupSwitchInsnNode choice) {
        open.add(values.number(choice.dflt));
        choice.labels.forEach((LabelNode label) -> open.add(values.number(label)));
      }
      if (!isEnd(at.getOpcode())) {
        open.add(number + 1);
      }
    }
    return reached;
  }

  private static boolean isEnd(int opcode) {
    return opcode == Opcodes.GOTO
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || opcode == Opcodes.ATHROW
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  private static String name(AbstractInsnNode use) {
    FieldInsnNode field = (FieldInsnNode) use;
    return field.owner + "." + field.name;
  }
}
