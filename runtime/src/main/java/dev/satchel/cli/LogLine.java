package dev.satchel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the agent's log, text ({@code time LEVEL event name=value …}) or JSON. A line that is neither has an empty
 * event and no level, and all of its words are values.
 *
 * @param level in lower case
 * @param values all that stands after the event, names and values alike
 */
record LogLine(String level, String event, List<String> values) {
  /** From bad to chatty. */
  static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

  private static final int TIME = 0;
  private static final int LEVEL = 1;
  private static final int EVENT = 2;

  static LogLine parse(String line) {
    return line.startsWith("{") ? json(words(line, "{}[]:,")) : text(words(line, " ="));
  }

  boolean isAtLeast(String atLeast) {
    return LEVELS.contains(level) && LEVELS.indexOf(level) <= LEVELS.indexOf(atLeast);
  }

  /** Whether a value is that class, a class nested in it, or a member of either. */
  boolean mentionsClass(String name) {
    return values.stream().anyMatch(value -> mentions(value, name));
  }

  private static boolean mentions(String value, String name) {
    for (int at = value.indexOf(name); at >= 0; at = value.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || isBoundary(value.charAt(at - 1));
      boolean ends = end == value.length() || isBoundary(value.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBoundary(char c) {
    return !Character.isJavaIdentifierPart(c) || c == '$';
  }

  private static LogLine text(List<String> words) {
    if (words.size() <= EVENT || !LEVELS.contains(words.get(LEVEL).toLowerCase(Locale.ROOT))) {
      return new LogLine("", "", words);
    }
    return new LogLine(
        words.get(LEVEL).toLowerCase(Locale.ROOT),
        words.get(EVENT),
        words.subList(EVENT + 1, words.size()));
  }

  /** Time, level and event come first, each as a name and a value. */
  private static LogLine json(List<String> words) {
    if (words.size() < 6
        || !words.get(2 * TIME).equals("time")
        || !words.get(2 * LEVEL).equals("level")
        || !words.get(2 * EVENT).equals("event")) {
      return new LogLine("", "", words);
    }
    return new LogLine(
        words.get(2 * LEVEL + 1), words.get(2 * EVENT + 1), words.subList(6, words.size()));
  }

  /** Splits at the separators outside of quotes; quoted words lose quotes and escapes. */
  private static List<String> words(String line, String separators) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isQuoted = false;
    boolean hasWord = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        isQuoted = !isQuoted;
        hasWord = true;
      } else if (isQuoted && c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (!isQuoted && separators.indexOf(c) >= 0) {
        if (hasWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        hasWord = false;
      } else {
        word.append(c);
        hasWord = true;
      }
    }
    if (hasWord) {
      words.add(word.toString());
    }
    return words;
  }
}
