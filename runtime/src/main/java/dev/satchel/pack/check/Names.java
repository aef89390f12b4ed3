package dev.satchel.pack.check;

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

  /** {@code results} as {@code Results}. */
  static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
