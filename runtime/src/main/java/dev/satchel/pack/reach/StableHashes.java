package dev.satchel.pack.reach;

import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import java.lang.reflect.Method;
import java.util.Collection;
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

  /** Whether a user's class, or a superclass of it that is none of the JDK, has a {@code hashCode}. */
  private static final ClassValue<Boolean> OVERRIDES = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      for (Class<?> at = type; at != null && !Ownership.isJdk(at); at = at.getSuperclass()) {
        if (declaresHashCode(at)) {
          return true;
        }
      }
      return false;
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
      return isPlain(type.getName())
          || (key instanceof Collection<?> elements
              && isOfTheJdkAlone(type.getName())
              && all(elements, depth - 1));
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

  private static boolean isPlain(String type) {
    return type.startsWith("java.time.")
        || type.startsWith("java.math.")
        || (type.startsWith("java.lang.") && type.indexOf('.', "java.lang.".length()) < 0);
  }

  /** Lists whose iterators run no code of the user, which wrappers may do. */
  private static boolean isOfTheJdkAlone(String type) {
    return type.equals("java.util.ArrayList")
        || type.equals("java.util.Arrays$ArrayList")
        || type.startsWith("java.util.ImmutableCollections$List");
  }

  private static boolean all(Collection<?> elements, int depth) {
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
