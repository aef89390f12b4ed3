package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class InitializerCutTest {
  /** As tools write it that put their own code before that of the compiler: at its end, with jumps there and back. */
  @Test
  void codeThatDoesNotEndWithItsReturnStaysAsItIs() {
    MethodNode method =
        new MethodNode(Opcodes.ASM9, Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    Label begin = new Label();
    Label added = new Label();
    method.visitCode();
    method.visitJumpInsn(Opcodes.GOTO, added);
    method.visitLabel(begin);
    method.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitFieldInsn(Opcodes.PUTSTATIC, "app/Flags", "FIRST", "I");
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(added);
    method.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitFieldInsn(Opcodes.PUTSTATIC, "app/Flags", "SECOND", "I");
    method.visitJumpInsn(Opcodes.GOTO, begin);
    method.visitMaxs(1, 0);
    ClassNode node = new ClassNode();
    node.name = "app/Flags";

    MethodNode cut = new InitializerCut(node, method).keep(Set.of("FIRST"));

    assertThat(opcodes(cut)).isEqualTo(opcodes(method));
  }

  private static List<Integer> opcodes(MethodNode method) {
    List<Integer> opcodes = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() >= 0) {
        opcodes.add(instruction.getOpcode());
      }
    }
    return opcodes;
  }
}
