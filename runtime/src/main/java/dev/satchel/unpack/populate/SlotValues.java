package dev.satchel.unpack.populate;

import dev.satchel.access.FieldReader;
import org.jspecify.annotations.Nullable;

/** What the slots of a node hold, numbers without a box. One for all nodes of a layout. */
final class SlotValues {
  private final char[] kinds;

  /** As {@link FieldReader} reads them. */
  final long[] primitives;

  final @Nullable Object[] references;

  /**
   * @param kinds for each slot the first letter of its descriptor, if it is primitive; else any other
   */
  SlotValues(char[] kinds) {
    this.kinds = kinds;
    primitives = new long[kinds.length];
    references = new Object[kinds.length];
  }

  /** Whether a slot is of a kind. */
  boolean is(int slot, char kind) {
    return kinds[slot] == kind;
  }

  /**
   * What a primitive slot holds.
   *
   * @return false if it is of another kind
   */
  boolean put(int slot, char kind, long bits) {
    if (kinds[slot] != kind) {
      return false;
    }
    primitives[slot] = bits;
    return true;
  }
}
