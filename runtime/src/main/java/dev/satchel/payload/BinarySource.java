package dev.satchel.payload;

import dev.satchel.model.LittleEndian;
import dev.satchel.model.NodeSink;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Reads what {@link BinarySink} writes, from bytes that are not trusted. Nothing is allocated for a count before it is
 * held against the bytes that remain.
 *
 * <p>Not thread-safe.
 */
final class BinarySource {
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int LONGEST_NUMBER = 10;

  private final byte[] bytes;
  private final Limits limits;

  /** Where the content ends and the checksum begins. */
  private final int end;

  private int at;
  private Supplier<String> section = () -> "the header";

  BinarySource(byte[] bytes, Limits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.end = Math.max(0, bytes.length - CHECKSUM_BYTES);
  }

  /** Says what is read from here on, for messages. */
  void in(Supplier<String> newSection) {
    section = newSection;
  }

  /** A source of the same bytes, which were read before, from {@code position} on. */
  BinarySource again(int position) {
    BinarySource source = new BinarySource(bytes, limits);
    source.at = position;
    return source;
  }

  /** Has what stands at {@code position} come next; it was read before. */
  void goTo(int position) {
    at = position;
  }

  int position() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  int octet() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  long number() {
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    return longNumber();
  }

  /**
   * Passes over a number that was found well-formed before.
   *
   * @return its first byte: the number itself, if it is below 128; else at least 128
   */
  int skipNumber() {
    byte[] from = bytes;
    int next = at;
    byte first = from[next++];
    for (byte b = first; b < 0; b = from[next++]) {}
    at = next;
    return first & 0xFF;
  }

  private long longNumber() {
    if (end - at < LONGEST_NUMBER) {
      return lastNumber();
    }
    byte[] from = bytes;
    int next = at;
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = from[next++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        at = next;
        return shortest(value, b, shift);
      }
    }
    throw malformed("a number has more than 64 bits");
  }

  private long shortest(long value, byte last, int shift) {
    if ((last == 0 && shift > 0) || (shift == 63 && last > 1)) {
      throw malformed("a number is not written in its shortest form");
    }
    return value;
  }

  /** So near to the end that it may be cut short. */
  private long lastNumber() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      need(1);
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return shortest(value, b, shift);
      }
    }
    throw malformed("a number has more than 64 bits");
  }

  /** A number from 0 to 2^31 - 1. */
  int small(String what) {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw malformed(what + " is out of range");
    }
    return (int) value;
  }

  /** A number of things to come, each of which takes at least {@code bytesEach} bytes. */
  int count(String what, int bytesEach) {
    long value = number();
    if (value < 0 || value > remaining() / bytesEach) {
      throw new PayloadFault(
          Kind.CUT_SHORT,
          "payload cut short: " + Long.toUnsignedString(value) + " " + what + " announced where "
              + remaining() + " bytes are left" + place());
    }
    return (int) value;
  }

  /** Four bytes, lowest first. */
  int fixedInt() {
    need(Integer.BYTES);
    int value = LittleEndian.getInt(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  /** Eight bytes, lowest first. */
  long fixedLong() {
    need(Long.BYTES);
    long value = LittleEndian.getLong(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** Passes over so many bytes. */
  void pass(int count) {
    need(count);
    at += count;
  }

  /** Passes over a block. */
  void pass(PrimitiveBlock block) {
    need(block.length());
    if (!block.hasGoodBooleans(bytes, at)) {
      throw malformed("a boolean is neither 0 nor 1");
    }
    at += block.length();
  }

  /** Gives {@code sink} the block that ends at {@code position}; false if it does not take blocks. */
  boolean give(PrimitiveBlock block, int position, NodeSink sink) {
    return sink.block(bytes, position - block.length());
  }

  /** Gives {@code sink} a primitive of the block that ends at {@code position}. */
  void give(PrimitiveBlock block, int position, int field, NodeSink sink) {
    sink.primitive(block.kind(field), block.get(bytes, position - block.length(), field));
  }

  byte[] octets(int count) {
    need(count);
    byte[] copy = new byte[count];
    System.arraycopy(bytes, at, copy, 0, count);
    at += count;
    return copy;
  }

  String text() {
    long header = number();
    long length = header >>> 1;
    boolean wide = (header & 1) != 0;
    if (length > limits.maxStringLength()) {
      throw Faults.limit("maxStringLength", length, limits.maxStringLength());
    }
    need(wide ? 2 * length : length);
    int start = at;
    if (!wide) {
      at += (int) length;
      return new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1);
    }
    return wideText((int) length);
  }

  /** Passes over a text that was read before. */
  void skipText() {
    long header = number();
    at += (int) ((header & 1) != 0 ? header & ~1L : header >>> 1);
  }

  /** By hand: the JDK's UTF-16 decoder would replace half surrogate pairs. */
  private String wideText(int length) {
    char[] chars = new char[length];
    int bits = 0;
    for (int i = 0; i < length; i++) {
      chars[i] = (char) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
      bits |= chars[i];
      at += 2;
    }
    if (bits <= 0xFF) {
      throw malformed("a text is not written in its shortest form");
    }
    return new String(chars);
  }

  /** An array of primitives, with the number of its elements before them; gives it to {@code sink}. */
  void elements(String type, NodeSink sink) {
    int elementBytes = PrimitiveArrays.elementBytes(type);
    if (elementBytes == 0) {
      throw malformed("'" + type + "' is no array of primitives");
    }
    int count = count("elements", elementBytes);
    int from = at;
    if (type.equals("boolean[]") && !PrimitiveArrays.areBooleans(bytes, from, count)) {
      throw malformed("a boolean is neither 0 nor 1");
    }
    at += count * elementBytes;
    sink.primitives(
        type,
        count,
        () -> Objects.requireNonNull(PrimitiveArrays.fromBytes(type, count, bytes, from)));
  }

  /** Reads the checksum, which must be right and the last thing. */
  void finish() {
    if (at != end) {
      throw malformed(remaining() + " bytes follow where the payload should end");
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    long found = 0;
    for (int i = 0; i < CHECKSUM_BYTES; i++) {
      found |= (bytes[end + i] & 0xFFL) << (8 * i);
    }
    if (found != checksum.getValue()) {
      throw new PayloadFault(
          Kind.MALFORMED,
          "malformed payload: the checksum is wrong, so bytes were changed on the way; get it again");
    }
  }

  PayloadFault malformed(String what) {
    return new PayloadFault(Kind.MALFORMED, "malformed payload: " + what + place());
  }

  private String place() {
    return " (at byte " + at + ", in " + section.get() + ")";
  }

  private void need(long count) {
    if (count > remaining()) {
      throw Faults.cutShort(bytes.length, section.get());
    }
  }
}
