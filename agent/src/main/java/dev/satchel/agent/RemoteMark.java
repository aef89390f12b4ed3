package dev.satchel.agent;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells from the bytes alone whether a class file may be of a {@code @Remote} class: most are not, and cost a glance. */
final class RemoteMark {
  private static final byte[] MARK = "Ldev/satchel/Remote;".getBytes(StandardCharsets.US_ASCII);

  /** For each byte how far the search may go on if it stands under the mark's end. */
  private static final int[] SKIP = skips();

  private RemoteMark() {}

  private static int[] skips() {
    int[] skips = new int[256];
    Arrays.fill(skips, MARK.length);
    for (int i = 0; i < MARK.length - 1; i++) {
      skips[MARK[i] & 0xff] = MARK.length - 1 - i;
    }
    return skips;
  }

  /** Whether the name of the annotation is in the class file. */
  static boolean isIn(byte[] classFile) {
    int last = MARK.length - 1;
    for (int at = 0; at + last < classFile.length; at += SKIP[classFile[at + last] & 0xff]) {
      int i = last;
      while (i >= 0 && classFile[at + i] == MARK[i]) {
        i--;
      }
      if (i < 0) {
        return true;
      }
    }
    return false;
  }
}
