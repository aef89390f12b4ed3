package dev.satchel.access;

import dev.satchel.model.LittleEndian;
import dev.satchel.model.PrimitiveBlock;
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

  /** A block, where it begins, and the references. */
  private static final String FIELDS = "[BI[" + OBJECT;

  private static final String LITTLE_ENDIAN = Type.getInternalName(LittleEndian.class);
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
   * @param getters at most {@link #MOST}, whose primitives make a {@link PrimitiveBlock}; each takes an {@code Object} and returns a primitive or an {@code Object}. Null
   *     leaves the place out
   */
  public static FieldReader reader(List<@Nullable MethodHandle> getters) {
    Body body = (code, handles) -> {
      int offset = 0;
      for (int i = 0; i < getters.size(); i++) {
        MethodHandle getter = getters.get(i);
        if (getter != null) {
          Class<?> type = getter.type().returnType();
          place(code, type, 2, i, offset);
          load(code, handles, getter);
          code.visitVarInsn(Opcodes.ALOAD, 1);
          call(code, getter);
          store(code, type);
          offset += bytes(type);
        }
      }
      code.visitInsn(Opcodes.RETURN);
    };
    return (FieldReader) make(FieldReader.class, "read", "(" + OBJECT + FIELDS + ")V", body);
  }

  /**
   * A writer of fields.
   *
   * @param setters at most {@link #MOST}, whose primitives make a {@link PrimitiveBlock}; each takes an {@code Object}, and a primitive or an {@code Object}, and returns
   *     nothing. Null leaves the place out
   */
  public static FieldWriter writer(List<@Nullable MethodHandle> setters) {
    Body body = (code, handles) -> {
      int offset = 0;
      for (int i = 0; i < setters.size(); i++) {
        MethodHandle setter = setters.get(i);
        if (setter != null) {
          Class<?> type = setter.type().parameterType(1);
          load(code, handles, setter);
          code.visitVarInsn(Opcodes.ALOAD, 1);
          place(code, type, 2, i, offset);
          fetch(code, type);
          call(code, setter);
          offset += bytes(type);
        }
      }
      code.visitInsn(Opcodes.RETURN);
    };
    return (FieldWriter) make(FieldWriter.class, "write", "(" + OBJECT + FIELDS + ")V", body);
  }

  /**
   * A maker of objects.
   *
   * @param constructor takes at most 250 primitives and {@code Object}s, and returns an {@code Object}
   */
  public static Maker maker(MethodHandle constructor) {
    Body body = (code, handles) -> {
      load(code, handles, constructor);
      int offset = 0;
      for (int i = 0; i < constructor.type().parameterCount(); i++) {
        Class<?> type = constructor.type().parameterType(i);
        place(code, type, 1, i, offset);
        fetch(code, type);
        offset += bytes(type);
      }
      call(code, constructor);
      code.visitInsn(Opcodes.ARETURN);
    };
    return (Maker) make(Maker.class, "make", "(" + FIELDS + ")" + OBJECT, body);
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

  /** How many bytes it takes in a block; 0 if it is no primitive. */
  private static int bytes(Class<?> type) {
    return type.isPrimitive() ? PrimitiveBlock.bytes(type.descriptorString().charAt(0)) : 0;
  }

  /**
   * The array that holds a field, and where.
   *
   * @param block the variable that holds the block; where it begins, and the references, are in those behind it
   */
  private static void place(MethodVisitor code, Class<?> type, int block, int index, int offset) {
    code.visitVarInsn(Opcodes.ALOAD, type.isPrimitive() ? block : block + 2);
    if (type.isPrimitive()) {
      code.visitVarInsn(Opcodes.ILOAD, block + 1);
      code.visitIntInsn(Opcodes.SIPUSH, offset);
      code.visitInsn(Opcodes.IADD);
    } else {
      code.visitIntInsn(Opcodes.SIPUSH, index);
    }
  }

  /** Stores at a {@link #place} what is above it on the stack. */
  private static void store(MethodVisitor code, Class<?> type) {
    if (!type.isPrimitive()) {
      code.visitInsn(Opcodes.AASTORE);
    } else if (bytes(type) == 1) {
      code.visitInsn(Opcodes.BASTORE);
    } else if (bytes(type) == Short.BYTES) {
      code.visitInsn(Opcodes.I2S);
      bytes(code, "putShort", "([BIS)V");
    } else if (bytes(type) == Integer.BYTES) {
      if (type == float.class) {
        bits(code, Float.class, "floatToRawIntBits", "(F)I");
      }
      bytes(code, "putInt", "([BII)V");
    } else {
      if (type == double.class) {
        bits(code, Double.class, "doubleToRawLongBits", "(D)J");
      }
      bytes(code, "putLong", "([BIJ)V");
    }
  }

  /** What is stored at a {@link #place}. */
  private static void fetch(MethodVisitor code, Class<?> type) {
    if (!type.isPrimitive()) {
      code.visitInsn(Opcodes.AALOAD);
    } else if (bytes(type) == 1) {
      code.visitInsn(Opcodes.BALOAD);
    } else if (bytes(type) == Short.BYTES) {
      bytes(code, "getShort", "([BI)S");
      if (type == char.class) {
        code.visitInsn(Opcodes.I2C);
      }
    } else if (bytes(type) == Integer.BYTES) {
      bytes(code, "getInt", "([BI)I");
      if (type == float.class) {
        bits(code, Float.class, "intBitsToFloat", "(I)F");
      }
    } else {
      bytes(code, "getLong", "([BI)J");
      if (type == double.class) {
        bits(code, Double.class, "longBitsToDouble", "(J)D");
      }
    }
  }

  private static void bytes(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, LITTLE_ENDIAN, name, descriptor, false);
  }

  private static void bits(MethodVisitor code, Class<?> box, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(box), name, descriptor, false);
  }
}
