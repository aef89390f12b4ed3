package com.acme.heaps;

import java.lang.reflect.Field;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names of objects that are the same for an object and its copy. By names and reflection only, as a copy is of another
 * class loader.
 */
final class Labels {
  private Labels() {}

  /** A name that no other object of the heap with another meaning has; null if it has none. */
  static @Nullable String of(@Nullable Object it) {
    if (it == null) {
      return "null";
    }
    Class<?> type = it.getClass();
    if (isValue(it)) {
      return type.getName() + " " + it;
    }
    if (it instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getName() + " " + constant.name();
    }
    if (it instanceof Class<?> named) {
      return "class " + named.getName();
    }
    if (type.getName().equals("com.acme.heaps.Things$Key")) {
      return it.toString();
    }
    if (it instanceof Collection
        || it instanceof Map
        || it instanceof Number
        || it instanceof Comparable) {
      return null;
    }
    Integer rank = rankOf(it);
    return rank == null ? null : type.getName() + " " + rank;
  }

  /** Its label, or else what other objects of its kind have, too. */
  static String orKind(@Nullable Object it) {
    String label = of(it);
    if (label != null || it == null) {
      return String.valueOf(label);
    }
    return "~" + (it.getClass().isHidden() ? "lambda" : it.getClass().getName());
  }

  /** Whether the hash code of this object is the same in every JVM. */
  static boolean hasStableHash(@Nullable Object it) {
    if (it == null || isValue(it)) {
      return true;
    }
    try {
      return !(it instanceof Enum<?>)
          && !(it instanceof Class<?>)
          && it.getClass().getMethod("hashCode").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isValue(Object it) {
    return it instanceof String
        || it instanceof Integer
        || it instanceof Long
        || it instanceof Short
        || it instanceof Byte
        || it instanceof Double
        || it instanceof Float
        || it instanceof Boolean
        || it instanceof Character
        || it instanceof BigInteger
        || it instanceof UUID
        || it instanceof LocalDate
        || it instanceof Duration;
  }

  private static @Nullable Integer rankOf(Object it) {
    for (Class<?> level = it.getClass(); level != null; level = level.getSuperclass()) {
      if (level.getName().startsWith("gen.") || level.getName().startsWith("com.acme.")) {
        for (Field field : level.getDeclaredFields()) {
          if (field.getName().equals("rank")) {
            try {
              field.setAccessible(true);
              return field.getInt(it);
            } catch (IllegalAccessException e) {
              throw new IllegalStateException(e);
            }
          }
        }
      }
    }
    return null;
  }
}
