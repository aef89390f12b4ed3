package dev.satchel.access;

import org.jspecify.annotations.Nullable;

/** Writes fields of objects of one class. */
public interface FieldWriter {
  /**
   * Sets the fields of {@code target} to what the arrays hold at each field's place.
   *
   * @param block the primitive ones, as {@link FieldReader} puts them
   * @param from where in it they begin
   * @param references each of its field's type
   */
  void write(Object target, byte[] block, int from, @Nullable Object[] references);
}
