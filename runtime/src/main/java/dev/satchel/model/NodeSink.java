package dev.satchel.model;

/**
 * Takes nodes one after the other, slot by slot, so that nobody has to make an object for each node, field or number.
 *
 * <p>For each node either {@link #whole}, or: {@link #begin}, a call for each slot that the layout says, {@link #end}.
 */
public interface NodeSink {
  /**
   * A node begins.
   *
   * @param elements slots behind those of the layout's names: an even number if they are entries, 0 if it has no elements
   */
  void begin(NodeLayout layout, int elements);

  /** The {@code null} reference. */
  void nothing();

  /** A reference to a node, by its index. */
  void ref(int node);

  void string(String value);

  void bool(boolean value);

  void octet(byte value);

  void shortInteger(short value);

  void character(char value);

  void integer(int value);

  void longInteger(long value);

  void single(float value);

  void decimal(double value);

  /** The node has all its slots. */
  void end();

  /** A node that has no layout. */
  void whole(Node node);

  /**
   * What a {@link Slot.Scalar} holds, by its own type.
   *
   * @param value as {@link Slot#isScalar} allows
   */
  default void scalar(Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof Integer number) {
      integer(number);
    } else if (value instanceof Long number) {
      longInteger(number);
    } else if (value instanceof Double number) {
      decimal(number);
    } else if (value instanceof Boolean bool) {
      bool(bool);
    } else if (value instanceof Character c) {
      character(c);
    } else if (value instanceof Float number) {
      single(number);
    } else if (value instanceof Byte number) {
      octet(number);
    } else if (value instanceof Short number) {
      shortInteger(number);
    } else {
      throw new IllegalArgumentException("not a scalar: " + value.getClass().getName());
    }
  }

  /** What a slot holds. */
  default void slot(Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      ref(ref.node());
    } else if (slot instanceof Slot.Scalar scalar) {
      scalar(scalar.value());
    } else {
      nothing();
    }
  }
}
