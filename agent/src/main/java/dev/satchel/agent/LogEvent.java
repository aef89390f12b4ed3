package dev.satchel.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the diagnostic log before it is formatted: a word for what happened, then named facts in reading order.
 *
 * <p>Names and values are Satchel's and class files' own words, never values of the application.
 */
final class LogEvent {
  final Level level;
  final String word;
  final List<String> names = new ArrayList<>();

  /** Beside {@link #names}: {@code String}, {@code Long} or {@code List<String>}. */
  final List<Object> values = new ArrayList<>();

  LogEvent(Level level, String word) {
    this.level = level;
    this.word = word;
  }

  LogEvent with(String name, String value) {
    return add(name, value);
  }

  LogEvent with(String name, long value) {
    return add(name, value);
  }

  /** A list; an empty one is left out. */
  LogEvent with(String name, List<String> value) {
    return value.isEmpty() ? this : add(name, value);
  }

  /** What was thrown: its class and message, and where. */
  LogEvent with(Throwable thrown) {
    add("exception", thrown.toString());
    StackTraceElement[] stack = thrown.getStackTrace();
    return stack.length == 0 ? this : add("at", stack[0].toString());
  }

  private LogEvent add(String name, Object value) {
    names.add(name);
    values.add(value);
    return this;
  }
}
