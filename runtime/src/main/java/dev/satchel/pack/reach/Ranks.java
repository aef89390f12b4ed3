package dev.satchel.pack.reach;

import java.util.Arrays;

/** A set of numbers, which also tells how many of them are below a number, and which is the k-th. Takes little more than a bit each. */
public final class Ranks {
  private final long[] words;

  /** By word, how many are in those before it. */
  private int[] before = {};

  private final int limit;

  /** Whether all numbers are in. */
  private boolean isFull;

  /** An empty set of numbers below {@code size}. */
  public Ranks(int size) {
    limit = size;
    words = new long[(size >>> 6) + 1];
  }

  public void add(int number) {
    words[number >>> 6] |= 1L << number;
  }

  public boolean contains(int number) {
    return (words[number >>> 6] & 1L << number) != 0;
  }

  /** To be called when all are in. */
  public void count() {
    before = new int[words.length + 1];
    for (int i = 0; i < words.length; i++) {
      before[i + 1] = before[i] + Long.bitCount(words[i]);
    }
    isFull = size() == limit;
  }

  public int size() {
    return before[words.length];
  }

  /** How many are below {@code number}. */
  public int below(int number) {
    if (isFull) {
      return number;
    }
    int word = number >>> 6;
    return before[word] + Long.bitCount(words[word] & (1L << number) - 1);
  }

  /** The {@code k}-th, from 0; it must be there. */
  public int get(int k) {
    if (isFull) {
      return k;
    }
    int found = Arrays.binarySearch(before, k);
    // Words without any have the same count as the next: the last of them has the number.
    int word = found < 0 ? -found - 2 : found;
    while (before[word + 1] <= k) {
      word++;
    }
    while (before[word] > k) {
      word--;
    }
    long rest = words[word];
    for (int skipped = k - before[word]; skipped > 0; skipped--) {
      rest &= rest - 1;
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** The next from {@code number} on; it must be there. */
  public int next(int number) {
    int word = number >>> 6;
    long rest = words[word] & -1L << number;
    while (rest == 0) {
      rest = words[++word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
