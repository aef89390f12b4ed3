package dev.satchel.values;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 encoders, known by what they make of bytes: no method tells how they were made. Lines that are longer than any that
 * people want count as none.
 */
final class Base64Encoders {
  /** Which of the two alphabets, and whether there is padding. */
  private static final byte[] TELLING = {-5, -1};

  /** All 'A', but for what ends a line. */
  private static final byte[] LONG = new byte[3 << 14];

  private Base64Encoders() {}

  static Pieces take(Base64.Encoder encoder) {
    String told = encoder.encodeToString(TELLING);
    byte[] lines = encoder.encode(LONG);
    int length = 0;
    while (length < lines.length && lines[length] == 'A') {
      length++;
    }
    int end = length;
    while (end < lines.length && lines[end] != 'A') {
      end++;
    }
    Taken taken = Taken.with("url", told.charAt(0) == '-').and("padding", told.endsWith("="));
    return length == lines.length
        ? taken.nothingElse()
        : taken
            .and("line", length)
            .and("separator", new String(lines, length, end - length, StandardCharsets.ISO_8859_1))
            .nothingElse();
  }

  static Base64.Encoder make(Given given) {
    Base64.Encoder encoder = given.flag("url") ? Base64.getUrlEncoder() : Base64.getEncoder();
    if (given.has("line")) {
      byte[] separator = given.get("separator", String.class).getBytes(StandardCharsets.ISO_8859_1);
      byte[] usual = {'\r', '\n'};
      encoder = given.integer("line") == 76 && Arrays.equals(separator, usual)
          ? Base64.getMimeEncoder()
          : Base64.getMimeEncoder(given.integer("line"), separator);
    }
    return given.flag("padding") ? encoder : encoder.withoutPadding();
  }
}
