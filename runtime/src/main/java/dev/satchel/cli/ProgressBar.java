package dev.satchel.cli;

import dev.satchel.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Draws how far a long rebuilding is, in the last line of a console: {@code making [#########           ] 45%}. The first
 * half second draws nothing, so short work leaves no trace; {@link #close} wipes the line.
 */
final class ProgressBar implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 20;
  private static final long QUIET_NANOS = 500_000_000;
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean isShown;
  private long next;
  private int longest;

  /**
   * Draws on {@code out}.
   *
   * @param isShown whether anybody looks; otherwise nothing is drawn
   * @param nanos what {@link System#nanoTime} says now
   */
  ProgressBar(PrintWriter out, boolean isShown, long nanos) {
    this.out = out;
    this.isShown = isShown;
    this.next = nanos + QUIET_NANOS;
  }

  /** Whether a person looks at this process: it has a console, and neither {@code NO_COLOR} nor {@code CI} says no. */
  static boolean isWanted(boolean hasConsole, Map<String, String> environment) {
    return hasConsole
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && environment.getOrDefault("CI", "").isEmpty();
  }

  /** From Java 22 on there may be a console that is none; it says so. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is one only if it is one
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public void progress(String stage, long done, long total) {
    progress(stage, done, total, System.nanoTime());
  }

  void progress(String stage, long done, long total, long nanos) {
    if (!isShown || nanos - next < 0) {
      return;
    }
    next = nanos + PAUSE_NANOS;
    String line;
    if (total > 0) {
      int part = (int) (done * WIDTH / total);
      line = stage + " [" + "#".repeat(part) + " ".repeat(WIDTH - part) + "] " + done * 100 / total
          + "%";
    } else {
      line = stage + " " + done;
    }
    out.print("\r" + line + " ".repeat(Math.max(0, longest - line.length())));
    out.flush();
    longest = Math.max(longest, line.length());
  }

  @Override
  public void close() {
    if (longest > 0) {
      out.print("\r" + " ".repeat(longest) + "\r");
      out.flush();
      longest = 0;
    }
  }
}
