package dev.satchel.access;

import dev.satchel.model.PrimitiveBlock;
import org.jspecify.annotations.Nullable;

/** Reads fields of objects of one class. */
public interface FieldReader {
  /**
   * Puts what the fields of {@code source} hold into the arrays, each at the field's place.
   *
   * @param block gets the primitive ones, as a {@link PrimitiveBlock} has them
   * @param from where in it to begin
   * @param references gets the others, each at the field's place
   */
  void read(Object source, byte[] block, int from, @Nullable Object[] references);
}
