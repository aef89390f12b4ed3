package dev.satchel.pack.reach;

import java.util.List;

/**
 * The state of logging libraries stays here: it is about this JVM's handlers, files and levels. Over there their classes
 * begin anew, as in a JVM that just started.
 */
final class LoggingState {
  private static final List<String> PACKAGES = List.of(
      "org.slf4j.",
      "ch.qos.logback.",
      "org.apache.logging.",
      "org.apache.log4j.",
      "org.apache.commons.logging.",
      "org.jboss.logging.",
      "org.tinylog.");

  private LoggingState() {}

  /** Whether the class's initialiser runs whole over there, and none of its static fields travels. */
  static boolean isOf(Class<?> type) {
    String name = type.getName();
    for (String each : PACKAGES) {
      if (name.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
