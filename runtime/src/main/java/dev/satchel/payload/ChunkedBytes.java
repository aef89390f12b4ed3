package dev.satchel.payload;

import dev.satchel.problem.PayloadFault;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects bytes without copying them again while they become more. */
final class ChunkedBytes extends OutputStream {
  private final List<byte[]> chunks = new ArrayList<>();
  private long size;

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    if (count > 0) {
      chunks.add(Arrays.copyOfRange(bytes, from, from + count));
      size += count;
    }
  }

  /**
   * All bytes; to be called once, since it gives up each chunk as soon as that is copied.
   *
   * @throws PayloadFault of kind LIMIT if they do not fit into an array
   */
  byte[] toBytes() {
    if (size > Limits.LONGEST_ARRAY) {
      throw Faults.limit("maxBytes", size, Limits.LONGEST_ARRAY);
    }
    byte[] all = new byte[(int) size];
    int at = 0;
    for (int i = 0; i < chunks.size(); i++) {
      byte[] chunk = chunks.set(i, new byte[0]);
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }
}
