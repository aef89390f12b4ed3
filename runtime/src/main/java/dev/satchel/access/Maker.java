package dev.satchel.access;

import org.jspecify.annotations.Nullable;

/** Makes objects of one class by a constructor. */
public interface Maker {
  /**
   * Calls the constructor with what the arrays hold at each parameter's place.
   *
   * @param primitives as {@link FieldReader} reads them
   * @param references each of its parameter's type
   * @throws Throwable what the constructor throws
   */
  Object make(long[] primitives, @Nullable Object[] references) throws Throwable;
}
