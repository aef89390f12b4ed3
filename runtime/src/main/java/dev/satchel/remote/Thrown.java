package dev.satchel.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A throwable in words: what of it can always travel.
 *
 * @param className binary name
 * @param stack from where it was made down to the task's entry, without the frames that Satchel put below
 */
record Thrown(
    String className,
    @Nullable String message,
    List<StackTraceElement> stack,
    @Nullable Thrown cause,
    List<Thrown> suppressed) {
  /** How deep causes are followed, and how many suppressed ones each throwable shows. */
  static final int MAX_DEPTH = 64;

  private static final int MAX_SUPPRESSED = 16;
  private static final int MAX_THROWABLES = 256;

  Thrown {
    stack = List.copyOf(stack);
    suppressed = List.copyOf(suppressed);
  }

  /** Describes {@code throwable}. Asks it for its message, cause and so on: code of the user's, which may fail. */
  static Thrown of(Throwable throwable) {
    return of(throwable, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
  }

  private static Thrown of(Throwable throwable, Set<Throwable> seen, int depth) {
    seen.add(throwable);
    String message;
    Throwable cause = null;
    try {
      message = throwable.getMessage();
      cause = throwable.getCause();
    } catch (RuntimeException | StackOverflowError e) {
      message = "(its message could not be had: " + e.getClass().getName() + ")";
    }
    List<Thrown> suppressed = new ArrayList<>();
    if (depth < MAX_DEPTH) {
      for (Throwable each : throwable.getSuppressed()) {
        if (suppressed.size() < MAX_SUPPRESSED
            && seen.size() < MAX_THROWABLES
            && !seen.contains(each)) {
          suppressed.add(of(each, seen, depth + 1));
        }
      }
    }
    Thrown causeThrown = cause == null || depth >= MAX_DEPTH || seen.contains(cause)
        ? null
        : of(cause, seen, depth + 1);
    return new Thrown(
        throwable.getClass().getName(),
        message,
        withoutEntry(throwable.getStackTrace()),
        causeThrown,
        suppressed);
  }

  private static List<StackTraceElement> withoutEntry(StackTraceElement[] stack) {
    int end = stack.length;
    int ours = end;
    while (ours > 0 && isEntry(stack[ours - 1])) {
      ours--;
    }
    // a stack that is all ours was cut short, or is our own defect: show it whole
    return Arrays.stream(stack).limit(ours == 0 ? end : ours).map(Thrown::plain).toList();
  }

  /** Without the loader and the module's version, which say nothing to the caller. */
  private static StackTraceElement plain(StackTraceElement frame) {
    return new StackTraceElement(
        null,
        frame.getModuleName(),
        null,
        frame.getClassName(),
        frame.getMethodName(),
        frame.getFileName(),
        frame.getLineNumber());
  }

  private static boolean isEntry(StackTraceElement frame) {
    String name = frame.getClassName();
    int nested = name.indexOf('$');
    String top = nested < 0 ? name : name.substring(0, nested);
    return top.equals(Workplace.class.getName())
        || top.equals(Verb.class.getName())
        || top.equals(Thread.class.getName());
  }
}
