package dev.satchel.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what the user wants to ship, or that the user should know.
 *
 * <p>Never holds a captured value, only types, names and paths.
 *
 * @param rule id of the rule, such as {@code captured-mutable-state}
 * @param isError whether packing must refuse; otherwise a warning
 * @param message what is wrong, one line, in the user's words
 * @param path from a root to the culprit: {@code task → captured 'svc' (OrderService) → field dataSource (…)}
 * @param location where in the user's code; null if no line can be named
 * @param why what would go wrong over there
 * @param help what to do, possibly several lines with code
 */
public record Finding(
    String rule,
    boolean isError,
    String message,
    String path,
    @Nullable Location location,
    String why,
    String help) {

  /**
   * A place in the user's source.
   *
   * @param file source path such as {@code com/acme/Counters.java}
   * @param line from 1
   * @param member as people write it: {@code Counters.make()}
   * @param text the source line, where the source is at hand
   */
  public record Location(
      String file, int line, String member, @Nullable String text) {
    @Override
    public String toString() {
      return file + ":" + line + " in " + member;
    }
  }
}
