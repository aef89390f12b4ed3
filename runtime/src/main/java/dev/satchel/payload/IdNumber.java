package dev.satchel.payload;

/** The number in an id such as {@code obj_17}: decimal, from 0, without leading zeros. */
final class IdNumber {
  private IdNumber() {}

  /** The number that makes up {@code id} from {@code start} on; -1 if there is none. */
  static int parse(String id, int start) {
    int length = id.length() - start;
    if (length < 1 || length > 10 || (id.charAt(start) == '0' && length > 1)) {
      return -1;
    }
    long number = 0;
    for (int i = start; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number <= Integer.MAX_VALUE ? (int) number : -1;
  }
}
