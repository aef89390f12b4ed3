package dev.satchel.payload;

import java.io.Writer;

/**
 * Collects the JSON form. A half surrogate pair, which no encoding of text could carry, becomes an escape: it can only
 * stand inside a JSON string. A text that would not fit into a string is a fault of kind LIMIT.
 */
final class JsonText extends Writer {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(int c) {
    room(1);
    text.append((char) c);
  }

  @Override
  public void write(char[] chars, int from, int count) {
    room(count);
    text.append(chars, from, count);
  }

  @Override
  public void write(String string, int from, int count) {
    room(count);
    text.append(string, from, from + count);
  }

  private void room(int count) {
    long needed = (long) text.length() + count;
    if (needed > Limits.LONGEST_ARRAY) {
      throw Faults.limit("maxBytes", needed, Limits.LONGEST_ARRAY);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    int lone = nextLoneSurrogate(0);
    if (lone < 0) {
      return text.toString();
    }
    StringBuilder escaped = new StringBuilder(text.length() + 64);
    int from = 0;
    for (; lone >= 0; lone = nextLoneSurrogate(from)) {
      escaped.append(text, from, lone).append("\\u").append(Integer.toHexString(text.charAt(lone)));
      from = lone + 1;
    }
    return escaped.append(text, from, text.length()).toString();
  }

  private int nextLoneSurrogate(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired = Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
