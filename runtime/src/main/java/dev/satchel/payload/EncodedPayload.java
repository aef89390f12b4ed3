package dev.satchel.payload;

import dev.satchel.problem.PayloadFault;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A document in the binary form, in pieces: its size is known before all of it is there. Long arrays of primitives are
 * looked at, not copied, until {@link #toBytes} puts the pieces together; that is the only copy ever made of them.
 */
public final class EncodedPayload extends OutputStream {
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  /** A {@code byte[]}, or an array of primitives that is read later. */
  private record Piece(Object array, int count, int elementBytes) {
    long bytes() {
      return (long) count * elementBytes;
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private long size;

  EncodedPayload() {}

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    take(Arrays.copyOfRange(bytes, from, from + count), count);
  }

  /** Adds the first bytes of an array, which is not changed any more. */
  void take(byte[] bytes, int count) {
    elements(bytes, count, 1);
  }

  /** How many pieces there are. */
  int count() {
    return pieces.size();
  }

  /** Those of a piece that has bytes. */
  byte[] bytes(int piece) {
    return (byte[]) pieces.get(piece).array;
  }

  /** How many elements a piece has. */
  int length(int piece) {
    return pieces.get(piece).count;
  }

  /** Forgets all but so many of the pieces. */
  void keepFirst(int count) {
    while (pieces.size() > count) {
      size -= pieces.remove(pieces.size() - 1).bytes();
    }
  }

  /** Writes the pieces. */
  void writeTo(BinarySink sink) {
    for (Piece piece : pieces) {
      sink.piece(piece.array, piece.count, piece.elementBytes);
    }
  }

  /** Adds the elements of an array of primitives as raw bytes, as they are when the pieces are put together. */
  void elements(Object array, int count, int elementBytes) {
    if (count > 0) {
      Piece piece = new Piece(array, count, elementBytes);
      pieces.add(piece);
      size += piece.bytes();
    }
  }

  /** How many bytes there will be. */
  public long size() {
    return size + CHECKSUM_BYTES;
  }

  /**
   * All bytes; to be called once, since it gives up each piece as soon as that is copied.
   *
   * @throws PayloadFault of kind LIMIT if they do not fit into an array
   */
  public byte[] toBytes() {
    if (size() > Limits.LONGEST_ARRAY) {
      throw Faults.limit("maxBytes", size(), Limits.LONGEST_ARRAY);
    }
    byte[] all = new byte[(int) size()];
    Piece none = new Piece(new byte[0], 0, 1);
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.set(i, none);
      if (piece.elementBytes == 1 && piece.array instanceof byte[] bytes) {
        System.arraycopy(bytes, 0, all, at, piece.count);
      } else {
        PrimitiveArrays.toBytes(piece.array, 0, piece.count, all, at);
      }
      at += (int) piece.bytes();
    }
    CRC32C checksum = new CRC32C();
    checksum.update(all, 0, at);
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) checksum.getValue());
    return all;
  }
}
