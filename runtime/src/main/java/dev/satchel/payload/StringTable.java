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

  private @Nullable String[] strings = new String[1 << 7];

  /** Hash code and number of each: a string is looked at only if it is likely to be the one, and not when the table grows. */
  private long[] keys = new long[strings.length];

  private int kept;
  private int size;

  /** The number of {@code string}, or 0 if it was not there; then it is from now on. */
  int numberOf(String string) {
    int hash = string.hashCode();
    int slot = find(string, hash);
    if (slot >= 0 && strings[slot] != null) {
      return (int) keys[slot];
    }
    size++;
    if (slot >= 0) {
      strings[slot] = string;
      keys[slot] = (long) hash << Integer.SIZE | size;
      if (++kept > strings.length / 2) {
        grow();
      }
    }
    return 0;
  }

  /** Where {@code string} is, or the free place where it belongs; -1 if neither is near. */
  private int find(String string, int hash) {
    int mask = strings.length - 1;
    int first = place(hash);
    for (int step = 0; step < MOST_STEPS; step++) {
      int slot = (first + step) & mask;
      String there = strings[slot];
      if (there == null || (hash(keys[slot]) == hash && there.equals(string))) {
        return slot;
      }
    }
    return -1;
  }

  private static int hash(long key) {
    return (int) (key >> Integer.SIZE);
  }

  private static int place(int hash) {
    return (hash * 0x9E3779B9) >>> 7;
  }

  private void grow() {
    @Nullable String[] oldStrings = strings;
    long[] oldKeys = keys;
    strings = new String[oldStrings.length * 4];
    keys = new long[strings.length];
    kept = 0;
    for (int i = 0; i < oldStrings.length; i++) {
      String string = oldStrings[i];
      if (string != null) {
        add(string, oldKeys[i]);
      }
    }
  }

  /** Adds one that is not there, unless there is no place near. */
  private void add(String string, long key) {
    int mask = strings.length - 1;
    int first = place(hash(key));
    for (int step = 0; step < MOST_STEPS; step++) {
      int slot = (first + step) & mask;
      if (strings[slot] == null) {
        strings[slot] = string;
        keys[slot] = key;
        kept++;
        return;
      }
    }
  }
}
