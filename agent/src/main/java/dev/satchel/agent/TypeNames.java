package dev.satchel.agent;

import org.objectweb.asm.Type;

/** Spells descriptors as people read them: {@code (ILjava/lang/String;)V} becomes {@code (int, String)}. */
final class TypeNames {
  private TypeNames() {}

  /** The parameters, in parentheses, packages left out. */
  static String parameters(String methodDescriptor) {
    StringBuilder text = new StringBuilder("(");
    for (Type parameter : Type.getArgumentTypes(methodDescriptor)) {
      text.append(text.length() == 1 ? "" : ", ").append(simple(parameter.getClassName()));
    }
    return text.append(')').toString();
  }

  /** What stands after the last dot; {@code Outer$Inner} stays. */
  static String simple(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }

  /**
   * A method as part of a lambda's place: exact, with qualified types, as in {@code daily(int,java.lang.String)}.
   *
   * @param method name and descriptor
   */
  static String place(String method) {
    int cut = method.indexOf('(');
    StringBuilder text = new StringBuilder(method.substring(0, cut)).append('(');
    int start = text.length();
    for (Type parameter : Type.getArgumentTypes(method.substring(cut))) {
      text.append(text.length() == start ? "" : ",").append(parameter.getClassName());
    }
    return text.append(')').toString();
  }
}
