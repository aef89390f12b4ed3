package dev.satchel.payload;

import org.jspecify.annotations.Nullable;

/**
 * The writer's side of the binary form's table of strings: a string is written where it occurs first and by number from
 * then on. Numbers count from 1; 0 says that a new string follows.
 */
final class StringTable {
  /**
   * Steps from a string's place to where it is found at most. So strings chosen to have one hash code cost little: the
   * sixty-fifth of them is written anew each time.
   */
  private static final int MOST_STEPS = 64;

  private @Nullable String[] strings = new String[1 << 10];
  private int[] numbers = new int[strings.length];
  private int kept;
  private int size;

  /** The number of {@code string}, or 0 if it was not there; then it is from now on. */
  int numberOf(String string) {
    int slot = find(string);
    if (slot >= 0 && strings[slot] != null) {
      return numbers[slot];
    }
    size++;
    if (slot >= 0) {
      strings[slot] = string;
      numbers[slot] = size;
      if (++kept > strings.length / 2) {
        grow();
      }
    }
    return 0;
  }

  /** Where {@code string} is, or the free place where it belongs; -1 if neither is near. */
  private int find(String string) {
    int mask = strings.length - 1;
    int first = (string.hashCode() * 0x9E3779B9) >>> 7;
    for (int step = 0; step < MOST_STEPS; step++) {
      int slot = (first + step) & mask;
      String there = strings[slot];
      if (there == null || there.equals(string)) {
        return slot;
      }
    }
    return -1;
  }

  private void grow() {
    @Nullable String[] oldStrings = strings;
    int[] oldNumbers = numbers;
    strings = new String[oldStrings.length * 2];
    numbers = new int[strings.length];
    kept = 0;
    for (int i = 0; i < oldStrings.length; i++) {
      String string = oldStrings[i];
      int slot = string == null ? -1 : find(string);
      if (slot >= 0) {
        strings[slot] = string;
        numbers[slot] = oldNumbers[i];
        kept++;
      }
    }
  }
}
