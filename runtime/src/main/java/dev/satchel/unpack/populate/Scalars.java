package dev.satchel.unpack.populate;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes equal strings and equal boxed numbers of a document one object, as {@code ==} may have found them to be at home.
 *
 * <p>Strings become the JVM's own, so that a shipped constant is the literal in shipped code; the first 2,000 of them, as
 * that takes longer than all else. Looks after 10,000 values; the rest of a larger document stay as they came.
 */
final class Scalars {
  private static final int MAX_VALUES = 10_000;
  private static final int MAX_INTERNED = 2_000;
  private static final int MAX_CHARS = 1_000;

  private final Map<Object, Object> known = new HashMap<>();

  /** The one object that stands for all that equal {@code value}. */
  Object one(Object value) {
    if (value instanceof Boolean || value instanceof Byte || isNaN(value)) {
      return value;
    }
    if (value instanceof String text && text.length() > MAX_CHARS) {
      return value;
    }
    Object same = known.get(value);
    if (same != null) {
      return same;
    }
    if (known.size() == MAX_VALUES) {
      return value;
    }
    Object one =
        value instanceof String text && known.size() < MAX_INTERNED ? text.intern() : value;
    known.put(one, one);
    return one;
  }

  /** Those that are equal may differ in their bits. */
  private static boolean isNaN(Object value) {
    return (value instanceof Double number && number.isNaN())
        || (value instanceof Float small && small.isNaN());
  }
}
