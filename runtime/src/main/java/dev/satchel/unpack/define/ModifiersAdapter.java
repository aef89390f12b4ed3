package dev.satchel.unpack.define;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has code that asks for the modifiers of a member ask {@link dev.satchel.recording.FinalFields}. */
final class ModifiersAdapter extends MethodVisitor {
  private static final String FINAL_FIELDS = "dev/satchel/recording/FinalFields";

  ModifiersAdapter(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /**
   * Whether a class may ask.
   *
   * @param classesNamed binary names of the classes that it names
   */
  static boolean isNeeded(Set<String> classesNamed) {
    return classesNamed.contains("java.lang.reflect.Field")
        || classesNamed.contains("java.lang.reflect.Member");
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean asks = name.equals("getModifiers")
        && (owner.equals("java/lang/reflect/Field") || owner.equals("java/lang/reflect/Member"));
    if (asks) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, FINAL_FIELDS, "modifiers", "(Ljava/lang/reflect/Member;)I", false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
