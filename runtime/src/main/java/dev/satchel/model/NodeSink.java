package dev.satchel.model;

import java.util.function.Supplier;

/**
 * Takes nodes one after the other, slot by slot, so that nobody has to make an object for each node, field or number.
 *
 * <p>For each node either {@link #whole}, or {@link #primitives}, or: {@link #begin}, a call for the slot
 * of each name, {@link #elements} if the layout has any, a call for each of them, {@link #end}. Names' slots, or the elements,
 * are left out where {@link #wantsSlots} says so; where the layout has a {@link PrimitiveBlock} and {@link #block} takes it,
 * the slots that are in it are.
 */
public interface NodeSink {
  /** A node begins; slots for the layout's names follow. */
  void begin(NodeLayout layout);

  /**
   * The names of a layout that has elements have their slots; so many slots follow.
   *
   * @param count of entries, keys and values each count
   */
  void elements(int count);

  /** Asked after {@link #begin}, and after {@link #elements}: whether the slots that come next are wanted. */
  default boolean wantsSlots() {
    return true;
  }

  /**
   * The primitive ones of the slots that come next, if the layout has a block; called before them.
   *
   * @param bytes hold the block, and are not changed
   * @param from where it begins
   * @return false if each of them is to come by itself, in its place
   */
  default boolean block(byte[] bytes, int from) {
    return false;
  }

  /**
   * What a primitive slot holds.
   *
   * @param kind letter of its type
   * @param bits as {@link PrimitiveBlock#get} gives them
   */
  default void primitive(char kind, long bits) {
    switch (kind) {
      case 'I' -> integer((int) bits);
      case 'J' -> longInteger(bits);
      case 'D' -> decimal(Double.longBitsToDouble(bits));
      case 'Z' -> bool(bits != 0);
      case 'F' -> single(Float.intBitsToFloat((int) bits));
      case 'C' -> character((char) bits);
      case 'B' -> octet((byte) bits);
      default -> shortInteger((short) bits);
    }
  }

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
   * An array of primitives, for those who want it only perhaps.
   *
   * @param type such as {@code int[]}
   * @param values makes the array; called more than once, it makes more than one
   */
  default void primitives(String type, int length, Supplier<Object> values) {
    whole(new Node.PrimitiveArray(values.get()));
  }

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
