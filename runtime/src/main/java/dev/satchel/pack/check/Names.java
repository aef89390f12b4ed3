package dev.satchel.pack.check;

import dev.satchel.pack.code.PublicTypes;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Names of classes as people write them. */
final class Names {
  private Names() {}

  /** {@code Map.Entry}'s {@code Entry}, {@code int[]}; of an anonymous class, its binary name without the package. */
  static String simple(Class<?> type) {
    if (type.isArray()) {
      return simple(type.getComponentType()) + "[]";
    }
    String name = type.getName();
    String last = name.substring(name.lastIndexOf('.') + 1);
    int nested = last.lastIndexOf('$');
    boolean isNumbered =
        nested >= 0 && nested + 1 < last.length() && Character.isDigit(last.charAt(nested + 1));
    return nested <= 0 || nested + 1 == last.length() || isNumbered
        ? last
        : last.substring(nested + 1);
  }

  /**
   * A class whose objects are refused, with why it is one of those: {@code com.acme.Worker (extends java.lang.Thread)},
   * {@code java.util.ArrayList$Itr (a java.util.Iterator)}.
   *
   * @param matched the supertype by which it is refused
   */
  static String described(Class<?> type, Class<?> matched) {
    String name = type.getTypeName();
    if (PlatformTypes.contains(type)) {
      Class<?> known = PublicTypes.of(type);
      return known == type ? name : name + " (a " + known.getTypeName() + ")";
    }
    Class<?> original = PublicTypes.original(type);
    if (original != null) {
      return "a proxy of " + original.getTypeName()
          + (Proxy.isProxyClass(type) ? "" : " (" + name + ")");
    }
    if (type == matched) {
      return name;
    }
    return name + (matched.isInterface() ? " (implements " : " (extends ") + matched.getName()
        + ")";
  }

  /** {@code results} as {@code Results}. */
  static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Of {@code Map<String, List<Long>>}: {@code String} and {@code List<Long>}. */
  static List<String> arguments(String generic) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    int start = generic.indexOf('<') + 1;
    for (int i = start; i < generic.length(); i++) {
      char c = generic.charAt(i);
      if ((c == ',' && depth == 0) || i == generic.length() - 1) {
        found.add(generic.substring(start, i).strip());
        start = i + 1;
      }
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
    }
    return found;
  }

  /** The declared type of an instance field of {@code type} or a superclass; {@code Object} if there is no such field. */
  static String typeOfField(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        return simple(c.getDeclaredField(name).getType());
      } catch (NoSuchFieldException | LinkageError e) {
        // In a superclass, then; or the class mentions types that are not there, and none can be
        // told.
      }
    }
    return "Object";
  }
}
