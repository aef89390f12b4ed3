package dev.satchel.pack.check;

import org.jspecify.annotations.Nullable;

/** Lines of the user's source, where it is at hand. */
@FunctionalInterface
public interface SourceLines {
  /**
   * One line.
   *
   * @param file source path such as {@code com/acme/Counters.java}
   * @param line from 1
   * @return the line without its end; null if it is not to be had
   */
  @Nullable
  String line(String file, int line);
}
