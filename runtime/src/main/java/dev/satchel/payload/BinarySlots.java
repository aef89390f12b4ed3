package dev.satchel.payload;

import dev.satchel.model.Slot;
import java.util.List;

/**
 * Writes strings and slots in the binary form. A slot is one number, whose lowest three bits say what the others mean,
 * and for a few kinds more after it; see docs/payload-format.md, "Slots".
 */
final class BinarySlots {
  static final int CONSTANT = 0;
  static final int REF = 1;
  static final int STRING = 2;
  static final int INT = 3;
  static final int LONG = 4;
  static final int SHORT = 5;
  static final int BYTE = 6;
  static final int CHAR = 7;

  static final int KIND_BITS = 3;

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int DOUBLE = 3;
  static final int FLOAT = 4;
  static final int WIDE_LONG = 5;

  /** A zigzag long from here on leaves no room for the three bits. */
  static final long WIDE = 1L << (Long.SIZE - KIND_BITS);

  private final BinarySink sink;
  private final StringTable strings;

  BinarySlots(BinarySink sink) {
    this(sink, new StringTable());
  }

  BinarySlots(BinarySink sink, StringTable strings) {
    this.sink = sink;
    this.strings = strings;
  }

  void string(String string) {
    int number = strings.numberOf(string);
    sink.number(number);
    if (number == 0) {
      sink.text(string);
    }
  }

  void strings(List<String> list) {
    sink.number(list.size());
    for (String string : list) {
      string(string);
    }
  }

  /**
   * Writes a slot.
   *
   * @param from the node that holds it, from which references count; 0 outside the graph
   */
  void slot(Slot slot, int from) {
    if (slot instanceof Slot.Ref ref) {
      ref(ref.node(), from);
    } else if (slot instanceof Slot.Scalar scalar) {
      scalar(scalar.value());
    } else {
      nothing();
    }
  }

  void slots(List<Slot> slots, int from) {
    for (int i = 0; i < slots.size(); i++) {
      slot(slots.get(i), from);
    }
  }

  private void scalar(Object value) {
    if (value instanceof String string) {
      text(string);
    } else if (value instanceof Integer number) {
      integer(number);
    } else if (value instanceof Boolean bool) {
      bool(bool);
    } else if (value instanceof Double number) {
      decimal(number);
    } else if (value instanceof Long number) {
      longInteger(number);
    } else if (value instanceof Float number) {
      single(number);
    } else if (value instanceof Short number) {
      shortInteger(number);
    } else if (value instanceof Byte number) {
      octet(number);
    } else {
      character((Character) value);
    }
  }

  void nothing() {
    tagged(NULL, CONSTANT);
  }

  void ref(int node, int from) {
    tagged(zigzag((long) node - from), REF);
  }

  void text(String string) {
    int number = strings.numberOf(string);
    tagged(number, STRING);
    if (number == 0) {
      sink.text(string);
    }
  }

  void bool(boolean value) {
    tagged(value ? TRUE : FALSE, CONSTANT);
  }

  void octet(byte value) {
    tagged(zigzag(value), BYTE);
  }

  void shortInteger(short value) {
    tagged(zigzag(value), SHORT);
  }

  void character(char value) {
    tagged(value, CHAR);
  }

  void integer(int value) {
    tagged(zigzag(value), INT);
  }

  void single(float value) {
    tagged(FLOAT, CONSTANT);
    sink.fixed(Float.floatToRawIntBits(value), Float.BYTES);
  }

  void decimal(double value) {
    tagged(DOUBLE, CONSTANT);
    sink.fixed(Double.doubleToRawLongBits(value), Double.BYTES);
  }

  void longInteger(long value) {
    long zigzag = zigzag(value);
    if (zigzag >= 0 && zigzag < WIDE) {
      tagged(zigzag, LONG);
    } else {
      tagged(WIDE_LONG, CONSTANT);
      sink.fixed(value, Long.BYTES);
    }
  }

  private void tagged(long payload, int kind) {
    sink.number(payload << KIND_BITS | kind);
  }

  /** Small numbers of either sign as small numbers: 0, -1, 1, -2 … as 0, 1, 2, 3 …. */
  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
