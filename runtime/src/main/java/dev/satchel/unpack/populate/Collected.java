package dev.satchel.unpack.populate;

import dev.satchel.model.PrimitiveBlock;
import org.jspecify.annotations.Nullable;

/** What the slots of a node hold, until they are put to use all at once. One for all nodes of a layout. */
abstract class Collected {
  private final PrimitiveBlock block;

  /** The last one that was equal. */
  private @Nullable PrimitiveBlock fitting;

  /** The block of the node at hand. */
  private byte[] bytes = {};

  private int from;

  private final @Nullable Object[] references;

  /**
   * @param kinds of the fields or components that are to get them, as {@link PrimitiveBlock#kinds} has them
   */
  Collected(String kinds) {
    block = PrimitiveBlock.of(kinds);
    references = new Object[kinds.length()];
  }

  /** Whether it can take the slots of nodes with such a block. */
  @SuppressWarnings("ReferenceEquality") // a short cut for the same one again
  boolean fits(PrimitiveBlock other) {
    if (other == fitting) {
      return true;
    }
    if (!block.equals(other)) {
      return false;
    }
    fitting = other;
    return true;
  }

  /** How the primitive slots lie. */
  PrimitiveBlock layout() {
    return block;
  }

  /** The primitive slots; they are not copied. */
  void block(byte[] newBytes, int newFrom) {
    bytes = newBytes;
    from = newFrom;
  }

  /** What another slot holds. */
  void put(int slot, @Nullable Object value) {
    check(slot, value);
    references[slot] = value;
  }

  /** Checks what a slot that is not primitive is to hold. */
  abstract void check(int slot, @Nullable Object value);

  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the block begins. */
  int from() {
    return from;
  }

  @Nullable
  Object[] references() {
    return references;
  }
}
