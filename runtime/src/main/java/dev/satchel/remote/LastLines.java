package dev.satchel.remote;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last lines that a worker printed. Thread-safe. */
final class LastLines {
  private static final int MAX_LINES = 20;
  private static final int MAX_CHARS = 500;

  private final ArrayDeque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.add(line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "…");
  }

  /** Oldest first. */
  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** The last line that contains {@code text}, or null. */
  synchronized @Nullable String find(String text) {
    String found = null;
    for (String line : lines) {
      if (line.contains(text)) {
        found = line;
      }
    }
    return found;
  }

  /** For the end of a message: empty, or the lines below a heading. */
  String asParagraph() {
    List<String> all = all();
    return all.isEmpty()
        ? ""
        : "\n  the last lines that it printed:\n    " + String.join("\n    ", all);
  }
}
