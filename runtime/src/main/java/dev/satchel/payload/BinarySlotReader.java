package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Slot;
import java.util.Arrays;
import java.util.List;

/** Reads the strings and slots that {@link BinarySlots} writes. Equal strings are made once. */
final class BinarySlotReader {
  /** Any that has nothing but elements. */
  private static final NodeLayout LIST = NodeLayout.array("java.lang.Object[]");

  private final BinarySource source;
  private String[] strings = new String[64];
  private int size;

  /** Whether all strings are known, and what was read before is read again. */
  private final boolean isAgain;

  BinarySlotReader(BinarySource source) {
    this.source = source;
    isAgain = false;
  }

  private BinarySlotReader(BinarySource source, String[] strings, int before) {
    this.source = source;
    this.strings = strings;
    size = before;
    isAgain = true;
  }

  /**
   * A reader of what this one has read, once more.
   *
   * @param again has the place where that begins before it
   * @param before how many strings this one knew there
   */
  BinarySlotReader again(BinarySource again, int before) {
    return new BinarySlotReader(again, strings, before);
  }

  /** Of a reader of what was read before: goes on where so many strings were known. */
  void goTo(int before) {
    size = before;
  }

  /** How many strings there were so far. */
  int known() {
    return size;
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
    return slots(1, from).get(0);
  }

  /** Reads a slot and gives it to {@code sink}; see {@link #slot(int)}. */
  void slot(int from, NodeSink sink) {
    long number = source.number();
    long payload = number >>> BinarySlots.KIND_BITS;
    switch ((int) number & (1 << BinarySlots.KIND_BITS) - 1) {
      case BinarySlots.REF ->
        sink.ref((int)
            inRange(from + BinarySlots.unzigzag(payload), Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BinarySlots.STRING -> {
        int index = stringAt(payload); // may make room for more
        sink.string(strings[index]);
      }
      case BinarySlots.INT ->
        sink.integer(
            (int) inRange(BinarySlots.unzigzag(payload), Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BinarySlots.LONG -> sink.longInteger(BinarySlots.unzigzag(payload));
      case BinarySlots.SHORT ->
        sink.shortInteger(
            (short) inRange(BinarySlots.unzigzag(payload), Short.MIN_VALUE, Short.MAX_VALUE));
      case BinarySlots.BYTE ->
        sink.octet((byte) inRange(BinarySlots.unzigzag(payload), Byte.MIN_VALUE, Byte.MAX_VALUE));
      case BinarySlots.CHAR ->
        sink.character((char) inRange(payload, Character.MIN_VALUE, Character.MAX_VALUE));
      default -> constant(payload, sink);
    }
  }

  /** What {@link #pass} returns for a slot that is no reference. */
  static final long NO_REFERENCE = Long.MIN_VALUE;

  /**
   * Reads a slot, which must be well-formed, and passes it over.
   *
   * @return the node to which it refers, if it is a reference; else {@link #NO_REFERENCE}
   */
  long pass(int from) {
    long number = source.number();
    long payload = number >>> BinarySlots.KIND_BITS;
    switch ((int) number & (1 << BinarySlots.KIND_BITS) - 1) {
      case BinarySlots.REF -> {
        return inRange(from + BinarySlots.unzigzag(payload), Integer.MIN_VALUE, Integer.MAX_VALUE);
      }
      case BinarySlots.STRING -> stringAt(payload);
      case BinarySlots.INT ->
        inRange(BinarySlots.unzigzag(payload), Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BinarySlots.LONG -> {}
      case BinarySlots.SHORT ->
        inRange(BinarySlots.unzigzag(payload), Short.MIN_VALUE, Short.MAX_VALUE);
      case BinarySlots.BYTE ->
        inRange(BinarySlots.unzigzag(payload), Byte.MIN_VALUE, Byte.MAX_VALUE);
      case BinarySlots.CHAR -> inRange(payload, Character.MIN_VALUE, Character.MAX_VALUE);
      default -> passConstant(payload);
    }
    return NO_REFERENCE;
  }

  /** Passes over slots that were found well-formed before: of each the first byte says what follows. */
  void skip(int count) {
    for (int left = count; left > 0; left--) {
      int tag = source.skipNumber();
      if (tag == BinarySlots.STRING) {
        stringAt(0);
      } else if ((tag & (1 << BinarySlots.KIND_BITS) - 1) == BinarySlots.CONSTANT) {
        passConstant(tag >>> BinarySlots.KIND_BITS);
      }
    }
  }

  private void passConstant(long payload) {
    if (payload == BinarySlots.DOUBLE || payload == BinarySlots.WIDE_LONG) {
      source.pass(Long.BYTES);
    } else if (payload == BinarySlots.FLOAT) {
      source.pass(Float.BYTES);
    } else if (payload < 0 || payload > BinarySlots.WIDE_LONG) {
      throw source.malformed("a slot of an unknown kind");
    }
  }

  private void constant(long payload, NodeSink sink) {
    if (payload == BinarySlots.NULL) {
      sink.nothing();
    } else if (payload == BinarySlots.FALSE) {
      sink.bool(false);
    } else if (payload == BinarySlots.TRUE) {
      sink.bool(true);
    } else if (payload == BinarySlots.DOUBLE) {
      sink.decimal(Double.longBitsToDouble(source.fixedLong()));
    } else if (payload == BinarySlots.FLOAT) {
      sink.single(Float.intBitsToFloat(source.fixedInt()));
    } else if (payload == BinarySlots.WIDE_LONG) {
      sink.longInteger(source.fixedLong());
    } else {
      throw source.malformed("a slot of an unknown kind");
    }
  }

  /** Reads so many slots; they were held against the bytes that remain. */
  List<Slot> slots(int count, int from) {
    NodeBuilder list = new NodeBuilder();
    list.begin(LIST);
    list.elements(count);
    for (int i = 0; i < count; i++) {
      slot(from, list);
    }
    list.end();
    return ((Node.Array) list.node()).elements();
  }

  private long inRange(long value, long least, long most) {
    if (value < least || value > most) {
      throw source.malformed("a number is out of the range of its type");
    }
    return value;
  }

  private int stringAt(long number) {
    if (number == 0 && isAgain) {
      source.skipText();
      return size++;
    }
    if (number == 0) {
      if (size == strings.length) {
        strings = Arrays.copyOf(strings, 2 * size);
      }
      strings[size] = source.text();
      return size++;
    }
    if (number < 0 || number > size) {
      throw source.malformed("string number " + Long.toUnsignedString(number) + " of " + size);
    }
    return (int) number - 1;
  }
}
