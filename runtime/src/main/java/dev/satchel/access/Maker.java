package dev.satchel.access;

import org.jspecify.annotations.Nullable;

/** Makes objects of one class by a constructor. */
public interface Maker {
  /**
   * Calls the constructor with what the arrays hold at each parameter's place.
   *
   * @param block the primitive ones, as {@link FieldReader} puts them
   * @param from where in it they begin
   * @param references each of its parameter's type
   * @throws Throwable what the constructor throws
   */
  Object make(byte[] block, int from, @Nullable Object[] references) throws Throwable;
}
