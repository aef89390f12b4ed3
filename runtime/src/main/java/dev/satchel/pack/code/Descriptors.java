package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Takes method descriptors apart. */
public final class Descriptors {
  private Descriptors() {}

  /** Internal names of the classes that a method descriptor names, also as element types, arguments first. */
  public static List<String> classesIn(String methodDescriptor) {
    List<String> names = new ArrayList<>();
    for (Type argument : Type.getArgumentTypes(methodDescriptor)) {
      add(names, argument);
    }
    add(names, Type.getReturnType(methodDescriptor));
    return names;
  }

  /** Internal name of the class that a method descriptor returns. */
  public static String returned(String methodDescriptor) {
    return Type.getReturnType(methodDescriptor).getInternalName();
  }

  /** Arguments as source code names them, with qualified names. */
  public static List<String> arguments(String methodDescriptor) {
    List<String> names = new ArrayList<>();
    for (Type argument : Type.getArgumentTypes(methodDescriptor)) {
      names.add(argument.getClassName());
    }
    return names;
  }

  private static void add(List<String> names, Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT) {
      names.add(element.getInternalName());
    }
  }
}
