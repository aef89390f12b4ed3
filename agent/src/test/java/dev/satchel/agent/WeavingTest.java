package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Small changes to a class file. What JaCoCo itself does to one is tested with the built jar. */
class WeavingTest {
  static final class Target {
    int work(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += i > 3 ? i : 1;
      }
      return sum;
    }
  }

  private static byte[] target() throws IOException {
    try (InputStream in = WeavingTest.class.getResourceAsStream("WeavingTest$Target.class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] changed(Function<MethodVisitor, MethodVisitor> change) throws IOException {
    ClassReader reader = new ClassReader(target());
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("work") ? change.apply(next) : next;
          }
        },
        0);
    return writer.toByteArray();
  }

  @Test
  void copyInOtherFormIsTheSame() throws IOException {
    byte[] copy = changed(next -> next);
    assertThat(copy).isNotEqualTo(target());
    assertThat(Weaving.between(target(), copy)).isEqualTo(Weaving.NONE);
  }

  @Test
  void otherArithmeticIsAnotherClass() throws IOException {
    byte[] other = changed(next -> new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitInsn(int opcode) {
        super.visitInsn(opcode == Opcodes.IADD ? Opcodes.ISUB : opcode);
      }
    });
    assertThat(Weaving.between(target(), other)).isEqualTo(Weaving.OTHER);
  }

  @Test
  void turnedConditionIsAnotherClass() throws IOException {
    byte[] other = changed(next -> new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitJumpInsn(int opcode, org.objectweb.asm.Label label) {
        super.visitJumpInsn(opcode == Opcodes.IF_ICMPGE ? Opcodes.IF_ICMPLT : opcode, label);
      }
    });
    assertThat(Weaving.between(target(), other)).isEqualTo(Weaving.OTHER);
  }

  @Test
  void unknownCallIsNotWovenByAKnownAgent() throws IOException {
    byte[] other = changed(next -> new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitCode() {
        super.visitCode();
        visitMethodInsn(Opcodes.INVOKESTATIC, "a/Tracer", "enter", "()V", false);
      }
    });
    assertThat(Weaving.between(target(), other)).isEqualTo(Weaving.OTHER);
  }
}
