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
    if (out instanceof EncodedPayload pieces && (long) count * elementBytes >= CAPACITY) {
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
    flush();
    if (out instanceof EncodedPayload) {
      return; // makes its own, of what long arrays hold when they are copied
    }
    fixed(checksum.getValue(), Integer.BYTES);
    flush();
  }

  private void room(int bytes) {
    if (buffer.length - at < bytes) {
      if (buffer.length < CAPACITY) {
        buffer = Arrays.copyOf(buffer, buffer.length * 4);
      } else {
        flush();
      }
    }
  }

  private void flush() {
    write(buffer, at);
    at = 0;
  }

  private void write(byte[] bytes, int length) {
    if (!(out instanceof EncodedPayload)) {
      checksum.update(bytes, 0, length);
    }
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
