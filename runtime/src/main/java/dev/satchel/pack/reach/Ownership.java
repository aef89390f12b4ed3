package dev.satchel.pack.reach;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who brings a class: the receiver has it, or it must travel. */
public final class Ownership {
  private static final @Nullable ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** Remote JVMs: connections of this process, never walked into. */
  private static final String REMOTE = "dev.satchel.remote";

  /** Satchel's own packages, which every receiver has. */
  private static final Set<String> SATCHEL = Set.of(
      "dev.satchel", "dev.satchel.recording", "dev.satchel.model", "dev.satchel.problem", REMOTE);

  private final List<String> provided;

  /**
   * @param provided package or class name prefixes that the receiver has
   */
  public Ownership(List<String> provided) {
    this.provided = List.copyOf(provided);
  }

  /** Whether {@code type} travels with the payload; for an array, whether its element type does. */
  public boolean isShipped(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return !element.isPrimitive() && !isJdk(element) && !isSatchel(element) && !isProvided(element);
  }

  /** Whether objects of {@code type} are taken apart field by field; otherwise by meaning or not at all. */
  boolean isUsers(Class<?> type) {
    return isShipped(type) || !(isJdk(type) || isRemote(type));
  }

  /** Whether {@code type} belongs to the JDK. */
  public static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null
        || loader == PLATFORM
        || (type.getModule().isNamed()
            && type.getModule().getLayer() == ModuleLayer.boot()
            && type.getModule().getName().startsWith("jdk."));
  }

  /** Whether {@code type} is a remote JVM, a session or what belongs to one. */
  static boolean isRemote(Class<?> type) {
    return isSatchel(type) && type.getPackageName().equals(REMOTE);
  }

  private static boolean isSatchel(Class<?> type) {
    return type.getClassLoader() == Ownership.class.getClassLoader()
        && (SATCHEL.contains(type.getPackageName())
            || type.getName().startsWith("dev.satchel.shaded."));
  }

  private boolean isProvided(Class<?> type) {
    String name = type.getName();
    for (String prefix : provided) {
      if (name.startsWith(prefix)
          && (name.length() == prefix.length()
              || prefix.endsWith(".")
              || name.charAt(prefix.length()) == '.'
              || name.charAt(prefix.length()) == '$')) {
        return true;
      }
    }
    return false;
  }
}
