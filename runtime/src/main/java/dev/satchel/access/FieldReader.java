package dev.satchel.access;

import org.jspecify.annotations.Nullable;

/** Reads fields of objects of one class. */
public interface FieldReader {
  /**
   * Puts what the fields of {@code source} hold into the arrays, each at the field's place.
   *
   * @param primitives numbers, characters (as their code units), booleans (0 or 1) and floating-point numbers (as their bits)
   * @param references all others
   */
  void read(Object source, long[] primitives, @Nullable Object[] references);
}
