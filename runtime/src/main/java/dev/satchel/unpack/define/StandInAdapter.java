package dev.satchel.unpack.define;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has a body that would throw {@code Unreached.error()} call {@code Unreached.fetch} and then its own method again. That
 * call finds the new body, as the class has been redefined.
 */
final class StandInAdapter extends MethodVisitor {
  private static final String UNREACHED = "dev/satchel/recording/Unreached";

  /** Class, name and descriptor. */
  private static final int STACK = 3;

  private final Place place;
  private final Set<String> unreached;
  private boolean isReplaced;

  /**
   * The method.
   *
   * @param owner internal name of its class
   * @param isInterface whether that is one
   * @param namesItsClass whether its code may have constants that are classes: not before Java 5
   */
  record Place(
      String owner,
      boolean isInterface,
      int access,
      String name,
      String descriptor,
      boolean namesItsClass) {}

  /**
   * @param unreached gets the method's name and descriptor, run together, if its body is a stand-in
   */
  StandInAdapter(MethodVisitor next, Place place, Set<String> unreached) {
    super(Opcodes.ASM9, next);
    this.place = place;
    this.unreached = unreached;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String called, String calledDescriptor, boolean isOfInterface) {
    if (!owner.equals(UNREACHED) || !called.equals("error")) {
      super.visitMethodInsn(opcode, owner, called, calledDescriptor, isOfInterface);
      return;
    }
    isReplaced = true;
    unreached.add(place.name + place.descriptor);
    if (place.namesItsClass) {
      super.visitLdcInsn(Type.getObjectType(place.owner));
    }
    super.visitLdcInsn(place.name);
    super.visitLdcInsn(place.descriptor);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        UNREACHED,
        "fetch",
        (place.namesItsClass ? "(Ljava/lang/Class;" : "(")
            + "Ljava/lang/String;Ljava/lang/String;)V",
        false);
    callAgain();
  }

  private void callAgain() {
    boolean isStatic = (place.access & Opcodes.ACC_STATIC) != 0;
    int local = 0;
    if (!isStatic) {
      super.visitVarInsn(Opcodes.ALOAD, local++);
    }
    for (Type parameter : Type.getArgumentTypes(place.descriptor)) {
      super.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
      local += parameter.getSize();
    }
    // Not invokevirtual: an overrider that calls super would come back to itself.
    super.visitMethodInsn(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
        place.owner,
        place.name,
        place.descriptor,
        place.isInterface);
    super.visitInsn(Type.getReturnType(place.descriptor).getOpcode(Opcodes.IRETURN));
  }

  @Override
  public void visitInsn(int opcode) {
    if (!isReplaced) {
      super.visitInsn(opcode);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    int sizes = Type.getArgumentsAndReturnSizes(place.descriptor);
    super.visitMaxs(
        isReplaced ? Math.max(STACK, Math.max(sizes >> 2, sizes & 3)) : maxStack, maxLocals);
  }
}
