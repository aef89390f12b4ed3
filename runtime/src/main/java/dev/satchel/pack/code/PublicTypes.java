package dev.satchel.pack.code;

import java.lang.reflect.Modifier;
import java.util.Set;

/**
 * Names of types that a person knows: of a class inside the JDK, such as {@code ArrayList$Itr}, the public type that it is.
 */
public final class PublicTypes {
  /** Interfaces that say next to nothing of what an object is. */
  private static final Set<String> MARKERS = Set.of(
      "java.io.Serializable",
      "java.lang.Cloneable",
      "java.lang.Comparable",
      "java.lang.constant.Constable",
      "java.util.RandomAccess");

  private PublicTypes() {}

  /**
   * The nearest public type: {@code type} itself, if it is public or not of the JDK; else a superclass or an interface,
   * but no {@code Abstract…} one where there is an interface.
   */
  public static Class<?> of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    boolean isJdk = loader == null || loader == ClassLoader.getPlatformClassLoader();
    if (type.isArray() || !isJdk || isKnown(type)) {
      return type;
    }
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      if (isKnown(at) && !at.getSimpleName().startsWith("Abstract")) {
        return at;
      }
      for (Class<?> face : at.getInterfaces()) {
        if (isKnown(face) && !MARKERS.contains(face.getName())) {
          return face;
        }
      }
    }
    return type;
  }

  private static boolean isKnown(Class<?> type) {
    if (type.getName().equals("java.security.SecureClassLoader")) {
      return false; // people know its superclass
    }
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return type.getModule().isExported(type.getPackageName());
  }
}
