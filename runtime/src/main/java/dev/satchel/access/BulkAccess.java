package dev.satchel.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes classes that call many method handles one after the other. Each handle is a constant there, so that the JVM
 * compiles the calls to plain loads and stores, which it does not where a handle is in a variable.
 *
 * <p>A class costs a fraction of a millisecond: for some hundred objects and more. The handles have been checked by whoever
 * made them; nothing else is looked up, and the class goes when nobody has it any more.
 */
public final class BulkAccess {
  /** So many handles fit into one method at least. */
  public static final int MOST = 1000;

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String ARRAYS = "[J[" + OBJECT;
  private static final Handle CONSTANT = new Handle(
      Opcodes.H_INVOKESTATIC,
      Type.getInternalName(MethodHandles.class),
      "classDataAt",
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)" + OBJECT,
      false);

  private BulkAccess() {}

  /**
   * A reader of fields.
   *
   * @param getters at most {@link #MOST}; each takes an {@code Object} and returns a primitive or an {@code Object}. Null
   *     leaves the place out
   */
  public static FieldReader reader(List<@Nullable MethodHandle> getters) {
    Body body = (code, handles) -> {
      for (int i = 0; i < getters.size(); i++) {
        MethodHandle getter = getters.get(i);
        if (getter != null) {
          Class<?> type = getter.type().returnType();
          code.visitVarInsn(Opcodes.ALOAD, type.isPrimitive() ? 2 : 3);
          push(code, i);
          load(code, handles, getter);
          code.visitVarInsn(Opcodes.ALOAD, 1);
          call(code, getter);
          if (type.isPrimitive()) {
            toLong(code, type);
          }
          code.visitInsn(type.isPrimitive() ? Opcodes.LASTORE : Opcodes.AASTORE);
        }
      }
      code.visitInsn(Opcodes.RETURN);
    };
    return (FieldReader) make(FieldReader.class, "read", "(" + OBJECT + ARRAYS + ")V", body);
  }

  /**
   * A writer of fields.
   *
   * @param setters at most {@link #MOST}; each takes an {@code Object}, and a primitive or an {@code Object}, and returns
   *     nothing. Null leaves the place out
   */
  public static FieldWriter writer(List<@Nullable MethodHandle> setters) {
    Body body = (code, handles) -> {
      for (int i = 0; i < setters.size(); i++) {
        MethodHandle setter = setters.get(i);
        if (setter != null) {
          load(code, handles, setter);
          code.visitVarInsn(Opcodes.ALOAD, 1);
          argument(code, setter.type().parameterType(1), 2, i);
          call(code, setter);
        }
      }
      code.visitInsn(Opcodes.RETURN);
    };
    return (FieldWriter) make(FieldWriter.class, "write", "(" + OBJECT + ARRAYS + ")V", body);
  }

  /**
   * A maker of objects.
   *
   * @param constructor takes at most 250 primitives and {@code Object}s, and returns an {@code Object}
   */
  public static Maker maker(MethodHandle constructor) {
    Body body = (code, handles) -> {
      load(code, handles, constructor);
      for (int i = 0; i < constructor.type().parameterCount(); i++) {
        argument(code, constructor.type().parameterType(i), 1, i);
      }
      call(code, constructor);
      code.visitInsn(Opcodes.ARETURN);
    };
    return (Maker) make(Maker.class, "make", "(" + ARRAYS + ")" + OBJECT, body);
  }

  private interface Body {
    /**
     * Writes the instructions.
     *
     * @param handles gets those that are used
     */
    void write(MethodVisitor code, List<MethodHandle> handles);
  }

  private static Object make(Class<?> face, String method, String descriptor, Body body) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        Type.getInternalName(BulkAccess.class) + "$" + face.getSimpleName(),
        null,
        "java/lang/Object",
        new String[] {Type.getInternalName(face)});
    MethodVisitor constructor =
        writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    List<MethodHandle> handles = new ArrayList<>();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method, descriptor, null, null);
    code.visitCode();
    body.write(code, handles);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    try {
      MethodHandles.Lookup inside =
          LOOKUP.defineHiddenClassWithClassData(writer.toByteArray(), handles, true);
      return inside
          .findConstructor(inside.lookupClass(), MethodType.methodType(void.class))
          .asType(MethodType.methodType(Object.class))
          .invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("Satchel cannot define a class of its own: " + e, e);
    }
  }

  private static void load(MethodVisitor code, List<MethodHandle> handles, MethodHandle handle) {
    code.visitLdcInsn(
        new ConstantDynamic("_", "Ljava/lang/invoke/MethodHandle;", CONSTANT, handles.size()));
    handles.add(handle);
  }

  private static void call(MethodVisitor code, MethodHandle handle) {
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/invoke/MethodHandle",
        "invokeExact",
        handle.type().toMethodDescriptorString(),
        false);
  }

  /** What the arrays in the variables {@code arrays} and {@code arrays + 1} hold at a place. */
  private static void argument(MethodVisitor code, Class<?> type, int arrays, int place) {
    code.visitVarInsn(Opcodes.ALOAD, type.isPrimitive() ? arrays : arrays + 1);
    push(code, place);
    if (type.isPrimitive()) {
      code.visitInsn(Opcodes.LALOAD);
      fromLong(code, type);
    } else {
      code.visitInsn(Opcodes.AALOAD);
    }
  }

  private static void push(MethodVisitor code, int number) {
    code.visitIntInsn(number <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, number);
  }

  private static void toLong(MethodVisitor code, Class<?> type) {
    if (type == double.class) {
      bits(code, Double.class, "doubleToRawLongBits", "(D)J");
    } else if (type == float.class) {
      bits(code, Float.class, "floatToRawIntBits", "(F)I");
      code.visitInsn(Opcodes.I2L);
    } else if (type != long.class) {
      code.visitInsn(Opcodes.I2L);
    }
  }

  private static void fromLong(MethodVisitor code, Class<?> type) {
    if (type == double.class) {
      bits(code, Double.class, "longBitsToDouble", "(J)D");
    } else if (type != long.class) {
      code.visitInsn(Opcodes.L2I);
      if (type == float.class) {
        bits(code, Float.class, "intBitsToFloat", "(I)F");
      } else if (type == byte.class) {
        code.visitInsn(Opcodes.I2B);
      } else if (type == short.class) {
        code.visitInsn(Opcodes.I2S);
      } else if (type == char.class) {
        code.visitInsn(Opcodes.I2C);
      }
    }
  }

  private static void bits(MethodVisitor code, Class<?> box, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(box), name, descriptor, false);
  }
}
