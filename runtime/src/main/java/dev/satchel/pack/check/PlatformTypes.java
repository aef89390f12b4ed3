package dev.satchel.pack.check;

/** Tells the JDK's classes from all others. */
final class PlatformTypes {
  private PlatformTypes() {}

  /** Whether {@code type}, or what it is an array of, belongs to the JDK. */
  static boolean contains(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
