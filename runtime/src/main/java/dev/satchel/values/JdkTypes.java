package dev.satchel.values;

import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which classes belong to the JDK: those travel by meaning, never by their fields. */
public final class JdkTypes {
  /** Names of the JDK's modules in this run-time image (which may hold an application's modules, too). */
  private static final Set<String> MODULES = ModuleFinder.ofSystem().findAll().stream()
      .map(module -> module.descriptor().name())
      .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
      .collect(Collectors.toUnmodifiableSet());

  private JdkTypes() {}

  /**
   * Whether {@code type} (for an array: its element type) is defined by a module of the JDK.
   *
   * <p>Hidden classes count as their module's; dynamic proxies do not count.
   */
  public static boolean isJdk(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (element.isPrimitive()) {
      return true;
    }
    Module module = element.getModule();
    if (!module.isNamed()) {
      return false;
    }
    return MODULES.contains(module.getName()) && module.getLayer() == ModuleLayer.boot();
  }

  /** The class of that binary name that the JDK's own loaders have; null if they have none. Does not initialise it. */
  static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Whether {@code name} is that of a class of a JDK, but not of one that this one has. */
  public static boolean isMissing(String name) {
    return (name.startsWith("java.") || name.startsWith("jdk.")) && find(name) == null;
  }

  /** Whether code of anybody can name {@code type}: public or protected all the way out, and exported. */
  static boolean isOpenToAll(Class<?> type) {
    if (!isExported(type)) {
      return false;
    }
    for (Class<?> level = type; level != null; level = level.getDeclaringClass()) {
      if ((level.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isExported(Class<?> type) {
    return type.getModule().isExported(type.getPackageName());
  }

  /** The nearest superclass (or {@code type} itself) that belongs to the JDK; {@code Object} at the latest. */
  public static Class<?> nearestJdkClass(Class<?> type) {
    Class<?> level = type;
    while (!isJdk(level)) {
      level = level.getSuperclass();
    }
    return level;
  }
}
