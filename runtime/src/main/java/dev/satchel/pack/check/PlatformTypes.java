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
    return loader == null || loader == ClassLoader.getPlatformClassLoader() || isTool(element);
  }

  /** The JDK's own tools, such as its compiler, have the class loader of applications. */
  private static boolean isTool(Class<?> type) {
    Module module = type.getModule();
    return module.isNamed()
        && module.getLayer() == ModuleLayer.boot()
        && module.getName().startsWith("jdk.");
  }

  /** {@code type} or the nearest superclass that belongs to the JDK. */
  static Class<?> nearest(Class<?> type) {
    Class<?> at = type;
    while (!contains(at)) {
      Class<?> above = at.getSuperclass();
      at = above == null ? Object.class : above;
    }
    return at;
  }
}
