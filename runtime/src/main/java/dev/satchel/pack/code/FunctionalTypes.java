package dev.satchel.pack.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Interfaces that a lambda may implement. */
final class FunctionalTypes {
  private static final ClassValue<String> METHOD = new ClassValue<>() {
    @Override
    protected String computeValue(Class<?> type) {
      return type.isInterface() ? onlyAbstract(type) : "";
    }
  };

  private FunctionalTypes() {}

  /** Whether an object of such an interface is called by its one abstract method. */
  static boolean isCalledBy(Invocation invocation) {
    return !invocation.isStatic() && METHOD.get(invocation.owner()).equals(invocation.name());
  }

  /** Name of the one abstract method, however often it is declared; empty if there are more, or a type is missing. */
  private static String onlyAbstract(Class<?> type) {
    String name = "";
    try {
      for (Method method : type.getMethods()) {
        if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
          if (!name.isEmpty() && !name.equals(method.getName())) {
            return "";
          }
          name = method.getName();
        }
      }
    } catch (LinkageError e) {
      return ""; // then nobody has called it
    }
    return name;
  }

  /** Each object has such a method, also a lambda. */
  private static boolean isOfObject(Method method) {
    try {
      return Modifier.isPublic(
          Object.class.getMethod(method.getName(), method.getParameterTypes()).getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
