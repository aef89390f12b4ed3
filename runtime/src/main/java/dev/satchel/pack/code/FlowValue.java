package dev.satchel.pack.code;

import java.util.Set;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of one value on the operand stack or in a local variable.
 *
 * @param size 1, or 2 for {@code long} and {@code double}
 * @param shape what kind of value it is
 * @param origins where it may have come from; for a number, where the number it was computed from was read
 */
record FlowValue(int size, Shape shape, Set<Origin> origins) implements Value {
  static final FlowValue ONE_SLOT = new FlowValue(1, Shape.OTHER, Set.of());
  static final FlowValue TWO_SLOTS = new FlowValue(2, Shape.OTHER, Set.of());

  /** Kinds of value. */
  enum Shape {
    REFERENCE,
    /** The number 1. */
    ONE,
    /** A number read from a field or array element. */
    READ,
    /** Such a number plus 1. */
    INCREMENTED,
    /** Such a number plus another. */
    ADDED,
    OTHER
  }

  static FlowValue ofSize(int size) {
    return size == 2 ? TWO_SLOTS : ONE_SLOT;
  }

  static FlowValue reference(Set<Origin> origins) {
    return origins.isEmpty() ? ONE_SLOT : new FlowValue(1, Shape.REFERENCE, origins);
  }

  @Override
  public int getSize() {
    return size;
  }

  /**
   * What is known of a value that may be this or {@code other}. Only ever goes up: numbers, then OTHER, then references
   * with more and more origins; so an analysis ends.
   */
  FlowValue merge(FlowValue other) {
    if (equals(other)) {
      return this;
    }
    if (shape != Shape.REFERENCE) {
      return other.shape == Shape.REFERENCE ? other : size == other.size ? ofSize(size) : ONE_SLOT;
    }
    if (other.shape != Shape.REFERENCE || origins.containsAll(other.origins)) {
      return this;
    }
    Set<Origin> all = Origin.union(origins, other.origins);
    return all.size() == origins.size() ? this : reference(all);
  }
}
