package dev.satchel.model;

/**
 * What a field, element, capture or variable holds: nothing, a scalar, or a reference to a {@link Node}.
 *
 * <p>A slot is typed by itself: an {@code int} field and an {@code Object} field that holds an {@code Integer} carry the
 * same {@link Scalar}.
 */
public sealed interface Slot {
  /** The {@code null} reference. */
  Slot NULL = new Null();

  /** The {@code null} reference; use {@link Slot#NULL}. */
  record Null() implements Slot {}

  /**
   * A reference to a node of the same document.
   *
   * @param node index into {@link Document#nodes()}, {@code 0..n-1}
   */
  record Ref(int node) implements Slot {}

  /**
   * A primitive, boxed primitive or string, shared by equality.
   *
   * @param value a String, Boolean, Byte, Short, Character, Integer, Long, Float or Double
   */
  record Scalar(Object value) implements Slot {
    public Scalar {
      if (!isScalar(value)) {
        throw new IllegalArgumentException("not a scalar: " + value.getClass().getName());
      }
    }
  }

  /** Whether {@code value} travels as a {@link Scalar}. */
  static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Integer
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Float;
  }
}
