package dev.satchel.junit;

import dev.satchel.PackException;
import dev.satchel.RemoteTaskException;
import dev.satchel.Satchel;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * What a task gave: a value, or what it threw.
 *
 * <p>Also keeps what the value was when it came (its text, and its payload if it has one): an answer from there may hold objects
 * of this JVM, which the task changes when it then runs here.
 */
final class Answer<T extends @Nullable Object> {
  private final @Nullable T value;
  private final @Nullable Throwable thrown;
  private final @Nullable String payload;
  private final String text;

  private Answer(@Nullable T value, @Nullable Throwable thrown) {
    this.value = value;
    this.thrown = thrown;
    this.payload = payload(value);
    this.text =
        thrown == null ? text(value) : "threw " + className(thrown) + ": " + message(thrown);
  }

  /** What {@code task} gives in this JVM. */
  static <T extends @Nullable Object> Answer<T> of(Callable<T> task) throws InterruptedException {
    try {
      return value(task.call());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      return thrown(e);
    }
  }

  static <T extends @Nullable Object> Answer<T> value(T value) {
    return new Answer<>(value, null);
  }

  static <T extends @Nullable Object> Answer<T> thrown(Throwable thrown) {
    return new Answer<>(null, thrown);
  }

  /**
   * Asserts that this answer, from there, is the same as {@code here}.
   *
   * @return the value of {@code here}
   * @throws Exception what {@code here} threw, if this threw the same
   */
  T sameAs(Answer<T> here) throws Exception {
    boolean isSame = hasChanged() ? isSamePayload(here) : isEqual(here);
    if (!isSame) {
      String reason = hasChanged()
          ? "\nThe answer from there holds objects that the closure brought along and has now changed here;"
              + " what it changed over there stayed there."
          : "";
      throw new AssertionFailedError(
          "another answer there than here\n  here:  " + here.text + "\n  there: " + text + reason,
          here.text,
          text,
          thrown);
    }
    if (here.thrown instanceof Exception exception) {
      throw exception;
    }
    if (here.thrown instanceof Error error) {
      throw error;
    }
    return given(here.value);
  }

  private boolean hasChanged() {
    return payload != null && !payload.equals(payload(value));
  }

  private boolean isEqual(Answer<T> here) {
    if (thrown == null || here.thrown == null) {
      return thrown == here.thrown
          && (Objects.deepEquals(value, here.value) || isSamePayload(here));
    }
    return className(thrown).equals(className(here.thrown))
        && Objects.equals(message(thrown), message(here.thrown));
  }

  /** Objects without {@code equals} are the same if they hold the same. */
  private boolean isSamePayload(Answer<T> here) {
    return payload != null && payload.equals(here.payload);
  }

  /** The same text for the same content; null if {@code value} is null or cannot travel. */
  private static @Nullable String payload(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return Satchel.packer().variable("answer", value).pack().toJson();
    } catch (PackException e) {
      return null; // an answer of this JVM's own objects: equals alone decides
    }
  }

  private static String className(Throwable thrown) {
    return thrown instanceof RemoteTaskException standIn
        ? standIn.className()
        : thrown.getClass().getName();
  }

  private static @Nullable String message(Throwable thrown) {
    return thrown instanceof RemoteTaskException standIn
        ? standIn.remoteMessage()
        : thrown.getMessage();
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String shown = value.getClass().isArray()
        ? Arrays.deepToString(new Object[] {value}).replaceAll("^\\[|]$", "")
        : String.valueOf(value);
    return shown + " (" + value.getClass().getTypeName() + ")";
  }

  /** A task may give null. */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  private static <T extends @Nullable Object> T given(@Nullable Object value) {
    return (T) value;
  }
}
