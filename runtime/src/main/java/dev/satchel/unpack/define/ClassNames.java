package dev.satchel.unpack.define;

import java.util.List;

/** What may be the name of a class: decided on the text alone, before anything is looked up. */
final class ClassNames {
  private static final int LONGEST = 65_535;

  /** Samples are users' code that happens to live in our own name space. */
  private static final String SAMPLES = "dev.satchel.samples.";

  private static final List<String> RESERVED = List.of("java.", "jdk.", "sun.", "dev.satchel.");

  private ClassNames() {}

  /** Whether {@code name} is a binary name as JVMS §4.2.1 and §4.2.2 allow: parts between single dots, none of {@code ; [ /} in it. */
  static boolean isBinaryName(String name) {
    int length = name.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    char previous = '.';
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (c == ';' || c == '[' || c == '/' || (c == '.' && previous == '.')) {
        return false;
      }
      previous = c;
    }
    return previous != '.';
  }

  /** Whether a payload may never define a class of that name. */
  static boolean isReserved(String name) {
    return !name.startsWith(SAMPLES) && RESERVED.stream().anyMatch(name::startsWith);
  }

  /**
   * Whether {@code name} is in one of the packages or below them, or is one of the classes or nested in them.
   *
   * @param prefixes {@code com.acme}, {@code com.acme.} or {@code com.acme.*}, all meaning the same
   */
  static boolean isBelow(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      String bare = bare(prefix);
      if (!bare.isEmpty()
          && name.startsWith(bare)
          && (name.length() == bare.length() || ".$".indexOf(name.charAt(bare.length())) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String prefix) {
    int end = prefix.endsWith("*") ? prefix.length() - 1 : prefix.length();
    return prefix.substring(0, end > 0 && prefix.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
