package dev.satchel.access;

import org.jspecify.annotations.Nullable;

/** Writes fields of objects of one class. */
public interface FieldWriter {
  /**
   * Sets the fields of {@code target} to what the arrays hold at each field's place.
   *
   * @param primitives as {@link FieldReader} reads them
   * @param references each of its field's type
   */
  void write(Object target, long[] primitives, @Nullable Object[] references);
}
