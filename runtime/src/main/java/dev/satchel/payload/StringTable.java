package dev.satchel.payload;

import java.util.Arrays;

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

  private static final int FIRST_PLACES = 1 << 7;
  private static final int MANY_PLACES = 1 << 16;

  /** By number, less 1. */
  private String[] strings = new String[FIRST_PLACES / 2];

  private int size;

  /** Hash code and number of those that are found again, each near the place that its hash code says; 0 where none is. */
  private long[] keys = new long[FIRST_PLACES];

  private int kept;

  /** How many strings there were. */
  int size() {
    return size;
  }

  /** The string with this number. */
  String get(int number) {
    return strings[number - 1];
  }

  /** The number of {@code string}, or 0 if it was not there; then it is from now on. */
  int numberOf(String string) {
    int hash = string.hashCode();
    int slot = find(string, hash);
    if (slot >= 0 && keys[slot] != 0) {
      return (int) keys[slot];
    }
    if (size == strings.length) {
      strings = Arrays.copyOf(strings, size + size / 2);
    }
    strings[size++] = string;
    if (slot >= 0) {
      keep(slot, hash, size);
    }
    return 0;
  }

  /** Forgets all but the first {@code count} strings. */
  void keepFirst(int count) {
    Arrays.fill(strings, count, size, null);
    size = count;
    long[] old = keys;
    keys = new long[old.length];
    kept = 0;
    addAll(old);
  }

  /** Where {@code string} is, or the free place where it belongs; -1 if neither is near. */
  private int find(String string, int hash) {
    int mask = keys.length - 1;
    int first = place(hash);
    for (int step = 0; step < MOST_STEPS; step++) {
      int slot = (first + step) & mask;
      long key = keys[slot];
      if (key == 0 || (hash(key) == hash && strings[(int) key - 1].equals(string))) {
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

  private void keep(int slot, int hash, int number) {
    keys[slot] = (long) hash << Integer.SIZE | number;
    if (++kept > keys.length / 2) {
      grow();
    }
  }

  private void grow() {
    long[] old = keys;
    keys = new long[old.length * (old.length < MANY_PLACES ? 4 : 2)];
    kept = 0;
    addAll(old);
  }

  /** Adds those that are still there, unless there is no place near. */
  private void addAll(long[] old) {
    for (long key : old) {
      int number = (int) key;
      if (number > 0 && number <= size) {
        int slot = find(strings[number - 1], hash(key));
        if (slot >= 0) {
          keys[slot] = key;
          kept++;
        }
      }
    }
  }
}
