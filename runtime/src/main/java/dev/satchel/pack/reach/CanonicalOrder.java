package dev.satchel.pack.reach;

import dev.satchel.values.ValueKind.ElementOrder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives the elements of hash containers that have no order to keep one that is the same in every JVM: hash codes of enum constants,
 * classes and plain objects differ from run to run ({@link StableHashes}), and immutable sets are salted.
 *
 * <p>Orders by a short description of each element's content, never by calling its methods. Elements that look alike
 * keep the order in which they came.
 */
final class CanonicalOrder {
  private static final int DEPTH = 3;

  private CanonicalOrder() {}

  /**
   * The elements in canonical order.
   *
   * @param order what their order means in the container
   * @param elements elements, or keys and values alternating
   * @return {@code elements} itself if their order is canonical already
   */
  static @Nullable Object[] of(ElementOrder order, @Nullable Object[] elements, boolean paired) {
    int step = paired ? 2 : 1;
    int count = elements.length / step;
    if (count < 2
        || order == ElementOrder.MEANT
        || (order == ElementOrder.BY_HASH && haveStableHashes(elements, step))) {
      return elements;
    }
    String[] descriptions = new String[count];
    Integer[] positions = new Integer[count];
    for (int i = 0; i < count; i++) {
      StringBuilder description = new StringBuilder();
      describe(elements[i * step], DEPTH, description);
      descriptions[i] = description.toString();
      positions[i] = i;
    }
    Arrays.sort(positions, Comparator.comparing(i -> descriptions[i]));
    @Nullable Object[] sorted = new Object[elements.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(elements, positions[i] * step, sorted, i * step, step);
    }
    return sorted;
  }

  private static boolean haveStableHashes(@Nullable Object[] elements, int step) {
    for (int i = 0; i < elements.length; i += step) {
      if (!StableHashes.has(elements[i])) {
        return false;
      }
    }
    return true;
  }

  private static void describe(@Nullable Object value, int depth, StringBuilder out) {
    if (value == null) {
      out.append('-');
      return;
    }
    Class<?> type = value.getClass();
    if (value instanceof Class<?> literal) {
      out.append(literal.getName());
    } else if (value instanceof Enum<?> constant) {
      out.append(constant.getDeclaringClass().getName()).append('.').append(constant.name());
    } else if (value instanceof String || value instanceof Character || value instanceof Boolean) {
      out.append(type.getSimpleName()).append(' ').append(value);
    } else if (value instanceof Number && type.getName().startsWith("java.lang.")) {
      out.append(type.getSimpleName()).append(' ').append(value);
    } else if (Ownership.isJdk(type)) {
      out.append(type.getName());
      if (type.getName().startsWith("java.time.") || value instanceof UUID) {
        out.append(' ').append(value);
      }
    } else {
      out.append(Lambdas.isLambda(type) ? "lambda" : type.getName());
      describeFields(value, type, depth, out);
    }
  }

  private static void describeFields(Object value, Class<?> type, int depth, StringBuilder out) {
    if (depth == 0) {
      return;
    }
    out.append('{');
    for (Class<?> at = type; at != null && !Ownership.isJdk(at); at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          try {
            describe(field.get(value), depth - 1, out);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
          }
          out.append(';');
        }
      }
    }
    out.append('}');
  }
}
