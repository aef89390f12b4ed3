package com.acme.heaps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Code of one generated class that puts all its state into an array, and what initialises its final fields. */
final class StateReader {
  static final String METHOD = "state$";

  private final boolean isInterface;
  private final Map<String, Class<?>> fields = new LinkedHashMap<>();
  private final List<String> initialized = new ArrayList<>();
  private final List<String[]> ofConstants = new ArrayList<>();
  private final List<StateReader> others = new ArrayList<>();
  private String owner = "";

  StateReader(boolean isInterface) {
    this.isInterface = isInterface;
  }

  void add(String field, Class<?> type, boolean isFinal) {
    fields.put(field, type);
    if (isFinal) {
      initialized.add(field);
    }
  }

  void addOfConstant(String constant, String field) {
    ofConstants.add(new String[] {constant, field});
  }

  void addAllOf(StateReader other) {
    others.add(other);
  }

  Class<?> typeOf(String field) {
    return fields.get(field);
  }

  /** Adds the method to the class, and itself to {@code all}, if there is any state. */
  DynamicType.Builder<?> finish(
      DynamicType.Builder<?> builder, List<StateReader> all, String name) {
    if (fields.isEmpty() && ofConstants.isEmpty()) {
      return builder;
    }
    all.add(this);
    String internalName = name.replace('.', '/');
    DynamicType.Builder<?> result = builder
        .defineMethod(METHOD, Object.class, Visibility.PUBLIC, Ownership.STATIC)
        .intercept(implementation(internalName));
    return initialized.isEmpty() ? result : result.initializer(initializer(internalName));
  }

  Implementation implementation(String internalName) {
    owner = internalName;
    return new Implementation.Simple((code, context, method) -> {
      int size = fields.size() + ofConstants.size() + others.size();
      code.visitIntInsn(Opcodes.BIPUSH, size);
      code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
      int[] next = {0};
      fields.forEach((field, type) -> store(code, next, () -> {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, field, Type.getDescriptor(type));
        box(code, type);
      }));
      for (String[] pair : ofConstants) {
        store(code, next, () -> {
          code.visitFieldInsn(Opcodes.GETSTATIC, owner, pair[0], "L" + owner + ";");
          code.visitFieldInsn(Opcodes.GETFIELD, owner, pair[1], "Ljava/lang/Object;");
        });
      }
      for (StateReader other : others) {
        store(
            code,
            next,
            () -> code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                other.owner,
                METHOD,
                "()Ljava/lang/Object;",
                other.isInterface));
      }
      code.visitInsn(Opcodes.ARETURN);
      return new ByteCodeAppender.Size(6, method.getStackSize());
    });
  }

  private static void store(MethodVisitor code, int[] next, Runnable push) {
    code.visitInsn(Opcodes.DUP);
    code.visitIntInsn(Opcodes.BIPUSH, next[0]++);
    push.run();
    code.visitInsn(Opcodes.AASTORE);
  }

  private static void box(MethodVisitor code, Class<?> type) {
    if (type.isPrimitive()) {
      Class<?> box = type == int.class ? Integer.class : Long.class;
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Type.getInternalName(box),
          "valueOf",
          "(" + Type.getDescriptor(type) + ")" + Type.getDescriptor(box),
          false);
    }
  }

  private ByteCodeAppender initializer(String internalName) {
    return (code, context, method) -> {
      for (String field : initialized) {
        code.visitTypeInsn(Opcodes.NEW, "java/util/ArrayList");
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/ArrayList", "<init>", "()V", false);
        code.visitFieldInsn(
            Opcodes.PUTSTATIC, internalName, field, Type.getDescriptor(typeOf(field)));
      }
      return new ByteCodeAppender.Size(2, method.getStackSize());
    };
  }
}
