package dev.satchel.pack.reach;

import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object most likely has the same hash code in every JVM. Keys that have it iterate there as they do here, also those
 * of one bucket, if they are put in in the order in which they iterate here.
 *
 * <p>Calls no method of the user's, so it goes by what a class has: a record is as stable as its parts; another class that
 * has a {@code hashCode} is taken to be stable unless a field that it may read holds what is known not to be.
 */
final class StableHashes {
  private static final int DEPTH = 4;

  /** Of these packages objects that have a {@code hashCode} have it of their content. In others it may be made of classes. */
  private static final Set<String> PACKAGES = Set.of(
      "java.lang",
      "java.awt.geom",
      "java.io",
      "java.net",
      "java.nio",
      "java.nio.charset",
      "java.sql",
      "java.text",
      "java.util",
      "java.util.regex",
      "sun.nio.fs",
      "sun.util.calendar");

  /** The iterators of these run no code of the user, which those of others may do. */
  private static final Set<String> CONTAINERS = Set.of(
      "java.util.ArrayList",
      "java.util.Arrays$ArrayList",
      "java.util.HashMap",
      "java.util.HashSet",
      "java.util.LinkedHashMap",
      "java.util.LinkedHashSet",
      "java.util.LinkedList",
      "java.util.Stack",
      "java.util.TreeMap",
      "java.util.TreeSet",
      "java.util.Vector");

  /** Whether a class, or a superclass of it, has a {@code hashCode} that is not made of elements and the like. */
  private static final ClassValue<Boolean> OVERRIDES = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      Class<?> at = type;
      while (!Ownership.isJdk(at)) {
        if (declaresHashCode(at)) {
          return true;
        }
        at = at.getSuperclass();
      }
      return !isMadeOfOthers(at) && hasOwnHashCode(at);
    }
  };

  private StableHashes() {}

  private static boolean declaresHashCode(Class<?> type) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("hashCode") && method.getParameterCount() == 0) {
          return true;
        }
      }
      return false;
    } catch (LinkageError e) {
      return false; // a type that it names is missing
    }
  }

  /** Of a class of the JDK. */
  private static boolean hasOwnHashCode(Class<?> type) {
    try {
      return (PACKAGES.contains(type.getPackageName())
              || type.getName().startsWith("java.time.")
              || type.getName().startsWith("java.math."))
          && type.getMethod("hashCode").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false; // an interface
    }
  }

  private static boolean isMadeOfOthers(Class<?> type) {
    return Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)
        || Map.Entry.class.isAssignableFrom(type)
        || type == Optional.class;
  }

  static boolean has(@Nullable Object key) {
    return has(key, DEPTH);
  }

  private static boolean has(@Nullable Object key, int depth) {
    if (key == null || key instanceof String || key instanceof UUID) {
      return true;
    }
    Class<?> type = key.getClass();
    if (key instanceof Enum || key instanceof Class || type.isArray() || depth == 0) {
      return false;
    } else if (Ownership.isJdk(type)) {
      return isMadeOfOthers(type)
          ? all(elements(key, type.getName()), depth - 1)
          : OVERRIDES.get(type);
    } else if (Lambdas.isLambda(type)) {
      return false;
    }
    try {
      return type.isRecord()
          ? haveAllParts(key, type, depth - 1)
          : OVERRIDES.get(type) && hasNoUnstableField(key, type);
    } catch (IllegalStateException e) {
      return false; // a field that this JVM does not let be read: who takes the key apart says so
    }
  }

  /** What the hash code of {@code key} is made of; null if that is not known without code of the user. */
  private static @Nullable Object @Nullable [] elements(Object key, String type) {
    if (key instanceof Map.Entry<?, ?> entry) {
      return type.equals("java.util.KeyValueHolder")
              || type.startsWith("java.util.AbstractMap$Simple")
          ? new Object[] {entry.getKey(), entry.getValue()}
          : null;
    } else if (key instanceof Optional<?> optional) {
      return new Object[] {optional.orElse(null)};
    } else if (!CONTAINERS.contains(type) && !type.startsWith("java.util.ImmutableCollections$")) {
      return null;
    }
    try {
      if (!(key instanceof Map<?, ?> map)) {
        return ((Collection<?>) key).toArray();
      }
      List<@Nullable Object> all = new ArrayList<>(map.keySet());
      all.addAll(map.values());
      return all.toArray();
    } catch (ConcurrentModificationException e) {
      return null; // somebody is changing it
    }
  }

  private static boolean all(@Nullable Object @Nullable [] elements, int depth) {
    if (elements == null) {
      return false;
    }
    for (Object element : elements) {
      if (!has(element, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveAllParts(Object record, Class<?> type, int depth) {
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if (!field.type().isPrimitive() && !has(field.get(record), depth)) {
        return false;
      }
    }
    return true;
  }

  /** Objects of users that it holds do not count: they may be no part of its hash code, as those that hold it in turn. */
  private static boolean hasNoUnstableField(Object key, Class<?> type) {
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if (!field.type().isPrimitive()) {
        Object held = field.get(key);
        boolean isUnstable =
            held instanceof Enum || held instanceof Class || Lambdas.isLambda(classOf(held));
        if (isUnstable && HashedFields.contain(type, field.name())) {
          return false;
        }
      }
    }
    return true;
  }

  private static Class<?> classOf(@Nullable Object held) {
    return held == null ? Object.class : held.getClass();
  }
}
