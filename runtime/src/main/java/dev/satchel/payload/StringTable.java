package dev.satchel.payload;

import org.jspecify.annotations.Nullable;

/**
 * The writer's side of the binary form's table of strings: a string is written where it occurs first and by number from
 * then on. Numbers count from 1; 0 says that a new string follows.
 */
final class StringTable {
  private @Nullable String[] strings = new String[1 << 10];
  private int[] numbers = new int[strings.length];
  private int size;

  /**
   * The number of {@code string}, or 0 if it was not there; then it is from now on.
   */
  int numberOf(String string) {
    int slot = find(string);
    if (strings[slot] != null) {
      return numbers[slot];
    }
    strings[slot] = string;
    numbers[slot] = ++size;
    if (size > strings.length / 2) {
      grow();
    }
    return 0;
  }

  /** Where {@code string} is, or the free place where it belongs. */
  private int find(String string) {
    int mask = strings.length - 1;
    int slot = spread(string.hashCode()) & mask;
    for (String there = strings[slot];
        there != null && !there.equals(string);
        there = strings[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> 7;
  }

  private void grow() {
    @Nullable String[] oldStrings = strings;
    int[] oldNumbers = numbers;
    strings = new String[oldStrings.length * 2];
    numbers = new int[strings.length];
    for (int i = 0; i < oldStrings.length; i++) {
      String string = oldStrings[i];
      if (string != null) {
        int slot = find(string);
        strings[slot] = string;
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
