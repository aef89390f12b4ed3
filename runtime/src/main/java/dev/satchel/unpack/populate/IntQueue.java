package dev.satchel.unpack.populate;

import java.util.Arrays;

/** Numbers, first in, first out, without a box for each. */
final class IntQueue {
  /** A ring; its length is a power of two. */
  private int[] ring = new int[16];

  private int first;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void add(int number) {
    if (count == ring.length) {
      int[] longer = Arrays.copyOfRange(ring, first, first + Math.multiplyExact(count, 2));
      System.arraycopy(ring, 0, longer, count - first, first);
      ring = longer;
      first = 0;
    }
    ring[(first + count++) & (ring.length - 1)] = number;
  }

  /** Takes the number that was added first; there must be one. */
  int poll() {
    int number = ring[first];
    first = (first + 1) & (ring.length - 1);
    count--;
    return number;
  }
}
