package dev.satchel.payload;

import dev.satchel.model.Slot;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the strings and slots that {@link BinarySlots} writes. Equal strings, and slots that hold them, are made once. */
final class BinarySlotReader {
  private static final Slot FALSE = new Slot.Scalar(false);
  private static final Slot TRUE = new Slot.Scalar(true);

  private final BinarySource source;
  private String[] strings = new String[64];
  private @Nullable Slot[] scalars = new Slot[strings.length];
  private int size;

  BinarySlotReader(BinarySource source) {
    this.source = source;
  }

  String string() {
    int index = stringAt(source.number());
    return strings[index];
  }

  List<String> strings(String what) {
    String[] list = new String[source.count(what, 1)];
    for (int i = 0; i < list.length; i++) {
      list[i] = string();
    }
    return List.of(list);
  }

  /**
   * Reads a slot.
   *
   * @param from the node that holds it, from which references count; 0 outside the graph
   */
  Slot slot(int from) {
    long number = source.number();
    long payload = number >>> BinarySlots.KIND_BITS;
    return switch ((int) number & (1 << BinarySlots.KIND_BITS) - 1) {
      case BinarySlots.REF -> ref(from + unzigzag(payload));
      case BinarySlots.STRING -> scalar(stringAt(payload));
      case BinarySlots.INT ->
        new Slot.Scalar((int) inRange(unzigzag(payload), Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BinarySlots.LONG -> new Slot.Scalar(unzigzag(payload));
      case BinarySlots.SHORT ->
        new Slot.Scalar((short) inRange(unzigzag(payload), Short.MIN_VALUE, Short.MAX_VALUE));
      case BinarySlots.BYTE ->
        new Slot.Scalar((byte) inRange(unzigzag(payload), Byte.MIN_VALUE, Byte.MAX_VALUE));
      case BinarySlots.CHAR ->
        new Slot.Scalar((char) inRange(payload, Character.MIN_VALUE, Character.MAX_VALUE));
      default -> constant(payload);
    };
  }

  /** Reads so many slots; they were held against the bytes that remain. */
  List<Slot> slots(int count, int from) {
    Slot[] list = new Slot[count];
    for (int i = 0; i < count; i++) {
      list[i] = slot(from);
    }
    return Collections.unmodifiableList(Arrays.asList(list));
  }

  private Slot constant(long payload) {
    if (payload == BinarySlots.NULL) {
      return Slot.NULL;
    } else if (payload == BinarySlots.FALSE) {
      return FALSE;
    } else if (payload == BinarySlots.TRUE) {
      return TRUE;
    } else if (payload == BinarySlots.DOUBLE) {
      return new Slot.Scalar(Double.longBitsToDouble(source.fixed(Double.BYTES)));
    } else if (payload == BinarySlots.FLOAT) {
      return new Slot.Scalar(Float.intBitsToFloat((int) source.fixed(Float.BYTES)));
    } else if (payload == BinarySlots.WIDE_LONG) {
      return new Slot.Scalar(source.fixed(Long.BYTES));
    }
    throw source.malformed("a slot of an unknown kind");
  }

  /** Whether the node exists is for {@link DocumentChecks} to say, which knows how to name the place. */
  private Slot ref(long node) {
    return new Slot.Ref((int) inRange(node, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private long inRange(long value, long least, long most) {
    if (value < least || value > most) {
      throw source.malformed("a number is out of the range of its type");
    }
    return value;
  }

  private Slot scalar(int index) {
    Slot scalar = scalars[index];
    if (scalar == null) {
      scalar = new Slot.Scalar(strings[index]);
      scalars[index] = scalar;
    }
    return scalar;
  }

  private int stringAt(long number) {
    if (number == 0) {
      if (size == strings.length) {
        strings = Arrays.copyOf(strings, 2 * size);
        scalars = Arrays.copyOf(scalars, 2 * size);
      }
      strings[size] = source.text();
      return size++;
    }
    if (number < 0 || number > size) {
      throw source.malformed("string number " + Long.toUnsignedString(number) + " of " + size);
    }
    return (int) number - 1;
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
