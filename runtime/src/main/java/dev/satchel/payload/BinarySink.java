package dev.satchel.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The primitives of the binary form: variable-length numbers, fixed-width numbers, texts, arrays of primitives. Buffers
 * what it writes; needs no more memory than its buffer.
 *
 * <p>{@link #finish} must be the last call. Not thread-safe.
 */
final class BinarySink {
  /** Of the buffer, at first and at most. */
  private static final int FIRST_CAPACITY = 1 << 11;

  private static final int CAPACITY = 1 << 16;
  private static final int LONGEST_NUMBER = 10;

  /** Arrays of more bytes are not copied if the sink is one of pieces. */
  private static final int SHORT_ARRAY = 1 << 12;

  private final OutputStream out;
  private final CRC32C checksum = new CRC32C();
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int at;

  /**
   * Makes a sink on {@code out}, which stays open.
   *
   * @param out what it throws is thrown here as {@link UncheckedIOException}
   */
  BinarySink(OutputStream out) {
    this.out = out;
  }

  void octet(int value) {
    room(1);
    buffer[at++] = (byte) value;
  }

  /** Writes seven bits a byte, lowest first, the high bit set in all bytes but the last. */
  void number(long unsigned) {
    room(LONGEST_NUMBER);
    long rest = unsigned;
    while ((rest & ~0x7FL) != 0) {
      buffer[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[at++] = (byte) rest;
  }

  /** Writes the lowest {@code bytes} bytes of {@code value}, lowest first. */
  void fixed(long value, int bytes) {
    room(bytes);
    for (int i = 0; i < bytes; i++) {
      buffer[at++] = (byte) (value >>> (8 * i));
    }
  }

  void octets(byte[] bytes) {
    octets(bytes, 0, bytes.length);
  }

  /** Writes so few bytes that they stay together. */
  void together(byte[] bytes, int from, int length) {
    room(length);
    System.arraycopy(bytes, from, buffer, at, length);
    at += length;
  }

  void octets(byte[] bytes, int from, int length) {
    int end = from + length;
    for (int next = from; next < end; ) {
      room(1);
      int count = Math.min(buffer.length - at, end - next);
      System.arraycopy(bytes, next, buffer, at, count);
      at += count;
      next += count;
    }
  }

  /** Writes length and code units; one byte for each if all are below 256, else two. */
  void text(String text) {
    int length = text.length();
    boolean wide = false;
    for (int i = 0; i < length && !wide; i++) {
      wide = text.charAt(i) > 0xFF;
    }
    number(((long) length << 1) | (wide ? 1 : 0));
    for (int from = 0; from < length; ) {
      room(2);
      int to = Math.min(length, from + (buffer.length - at) / 2);
      codeUnits(text, from, to, wide);
      from = to;
    }
  }

  @SuppressWarnings("deprecation") // gives the low byte of each code unit, as is wanted here
  private void codeUnits(String text, int from, int to, boolean wide) {
    if (!wide) {
      text.getBytes(from, to, buffer, at);
      at += to - from;
      return;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      buffer[at++] = (byte) c;
      buffer[at++] = (byte) (c >>> 8);
    }
  }

  /** Writes the elements of an array of primitives as raw bytes, without their number. */
  void elements(Object array, int count, int elementBytes) {
    if ((long) count * elementBytes <= SHORT_ARRAY) {
      room(count * elementBytes);
      PrimitiveArrays.toBytes(array, 0, count, buffer, at);
      at += count * elementBytes;
      return;
    }
    if (out instanceof EncodedPayload pieces) {
      flush();
      pieces.elements(array, count, elementBytes);
      return;
    }
    int perChunk = CAPACITY / elementBytes;
    byte[] chunk = new byte[(int) Math.min((long) count * elementBytes, CAPACITY)];
    for (int from = 0; from < count; from += perChunk) {
      int elements = Math.min(perChunk, count - from);
      PrimitiveArrays.toBytes(array, from, elements, chunk, 0);
      flush();
      write(chunk, elements * elementBytes);
    }
  }

  /** Writes the checksum of everything before it, and hands all bytes to the stream. */
  void finish() {
    if (out instanceof EncodedPayload pieces) {
      pieces.take(buffer, at);
      return; // makes its own, of what long arrays hold when they are copied
    }
    flush();
    fixed(checksum.getValue(), Integer.BYTES);
    flush();
  }

  /** Makes room for so many bytes, at most {@link #CAPACITY}, that are to stay together. */
  private void room(int bytes) {
    if (buffer.length - at < bytes) {
      makeRoom(bytes);
    }
  }

  private void makeRoom(int bytes) {
    while (buffer.length < CAPACITY) {
      buffer = Arrays.copyOf(buffer, Math.min(CAPACITY, buffer.length * 4));
      if (buffer.length - at >= bytes) {
        return;
      }
    }
    flush();
  }

  private void flush() {
    if (!(out instanceof EncodedPayload pieces)) {
      write(buffer, at);
    } else if (at > buffer.length / 2) {
      pieces.take(buffer, at);
      buffer = new byte[buffer.length];
    } else if (at > 0) {
      pieces.take(Arrays.copyOf(buffer, at), at);
    }
    at = 0;
  }

  /** How much was written since bytes were last handed on. */
  int buffered() {
    return at;
  }

  /** Has what was {@link #buffered}, which is not to be changed. */
  byte[] buffer() {
    return buffer;
  }

  /** Of a sink of pieces: forgets what was written since there were so many of them, and so much was {@link #buffered}. */
  void goBack(EncodedPayload pieces, int count, int bufferedThen) {
    if (pieces.count() > count) {
      buffer = pieces.bytes(count);
      pieces.keepFirst(count);
    }
    at = bufferedThen;
  }

  /** Writes all that was written to another sink, of {@code pieces}. */
  void append(EncodedPayload pieces, BinarySink other) {
    flush();
    pieces.writeTo(this);
    piece(other.buffer, other.at, 1);
  }

  /** Writes elements of an array; of a {@code byte[]} not to be changed before all is put together. */
  void piece(Object array, int count, int elementBytes) {
    if (out instanceof EncodedPayload pieces) {
      pieces.elements(array, count, elementBytes);
    } else if (array instanceof byte[] bytes) {
      write(bytes, count);
    } else {
      elements(array, count, elementBytes);
    }
  }

  private void write(byte[] bytes, int length) {
    checksum.update(bytes, 0, length);
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
