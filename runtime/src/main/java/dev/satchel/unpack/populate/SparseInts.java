package dev.satchel.unpack.populate;

import java.util.Arrays;

/** Numbers by index, 0 where none was set. Takes memory only near those that were. */
final class SparseInts {
  private static final int BITS = 10;
  private static final int[] NONE = {};

  private final int[][] pages;

  SparseInts(int size) {
    pages = new int[(size >>> BITS) + 1][];
    Arrays.fill(pages, NONE);
  }

  int get(int index) {
    int[] page = pages[index >>> BITS];
    return page.length == 0 ? 0 : page[index & (1 << BITS) - 1];
  }

  void set(int index, int value) {
    int[] page = pages[index >>> BITS];
    if (page.length == 0) {
      page = new int[1 << BITS];
      pages[index >>> BITS] = page;
    }
    page[index & (1 << BITS) - 1] = value;
  }

  int getAndIncrement(int index) {
    int value = get(index);
    set(index, value + 1);
    return value;
  }
}
