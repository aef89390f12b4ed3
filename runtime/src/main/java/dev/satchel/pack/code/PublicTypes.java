package dev.satchel.pack.code;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types that a person knows, instead of those that only the JDK or a framework does: of a class inside the JDK, such as
 * {@code ArrayList$Itr}, the public type that it is; of a proxy or mock, the type that it stands for.
 */
public final class PublicTypes {
  /** Interfaces that say next to nothing of what an object is. */
  private static final Set<String> MARKERS = Set.of(
      "java.io.Serializable",
      "java.lang.Cloneable",
      "java.lang.Comparable",
      "java.lang.constant.Constable",
      "java.util.RandomAccess");

  /** Public, but people know the superclass: it is in the way of what is inside the JDK. */
  private static final Set<String> SELDOM_KNOWN =
      Set.of("java.security.SecureClassLoader", "java.nio.MappedByteBuffer");

  /** What the names of classes that frameworks generate have in common; the superclass or interface is the user's. */
  private static final List<String> GENERATED = List.of(
      "$MockitoMock$",
      "$$$EasyMock$",
      "$HibernateProxy$",
      "$$EnhancerBy",
      "$$SpringCGLIB$$",
      "_$$_",
      "$$FastClassBy");

  private PublicTypes() {}

  /**
   * The type's simple name, as part of a path: {@code Iterator}, {@code Map.Entry}'s {@code Entry}; of a generated class
   * {@code Order proxy}; of what stands for a variable {@code var Int}.
   */
  public static String label(Class<?> type) {
    VariableCell cell = VariableCell.of(type.getName());
    if (cell != null) {
      return cell.label();
    }
    Class<?> original = original(type);
    return original == null
        ? MemberNames.simpleName(of(type).getTypeName())
        : MemberNames.simpleName(original.getTypeName()) + " proxy";
  }

  /** The user's type that a proxy or generated class stands for; null if it is none of those. */
  public static @Nullable Class<?> original(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      Class<?>[] faces = type.getInterfaces();
      return faces.length == 0 ? null : faces[0];
    }
    String name = type.getName();
    if (GENERATED.stream().noneMatch(name::contains)) {
      return null;
    }
    Class<?> above = type.getSuperclass();
    Class<?>[] faces = type.getInterfaces();
    return above != null && above != Object.class ? above : faces.length == 0 ? null : faces[0];
  }

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
    if (SELDOM_KNOWN.contains(type.getName())) {
      return false;
    }
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return type.getModule().isExported(type.getPackageName());
  }
}
