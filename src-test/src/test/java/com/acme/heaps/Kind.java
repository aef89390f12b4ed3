package com.acme.heaps;

import org.jspecify.annotations.Nullable;

/**
 * A kind of objects.
 *
 * @param isEarly made before all others, from its number alone
 * @param maker makes it; null if it cannot be made of these parts
 * @param filler fills it when all are made; null if there is nothing to fill
 * @param isLate filled when all others are
 */
record Kind(
    String name,
    int weight,
    boolean isEarly,
    Maker maker,
    @Nullable Filler filler,
    boolean isLate) {
  /** Makes an object. */
  interface Maker {
    @Nullable
    Object make(Parts parts);
  }

  /** Fills it. */
  interface Filler {
    void fill(Object made, Parts parts);
  }

  static Kind value(String name, int weight, Maker maker) {
    return new Kind(name, weight, true, maker, null, false);
  }

  static Kind built(String name, int weight, Maker maker) {
    return new Kind(name, weight, false, maker, null, false);
  }

  static Kind filled(String name, int weight, Maker maker, Filler filler) {
    return new Kind(name, weight, true, maker, filler, false);
  }

  static Kind sorted(String name, int weight, Maker maker, Filler filler) {
    return new Kind(name, weight, false, maker, filler, true);
  }

  static Kind hashed(String name, int weight, Maker maker, Filler filler) {
    return new Kind(name, weight, true, maker, filler, true);
  }

  /** Made of its parts, as far as they are there, and filled with the others. */
  static Kind both(String name, int weight, Maker maker, Filler filler) {
    return new Kind(name, weight, false, maker, filler, false);
  }
}
