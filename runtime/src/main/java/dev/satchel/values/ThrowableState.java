package dev.satchel.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link Throwable} holds, in its serial form.
 *
 * @param cause what {@code getCause} gives by default; the throwable itself says that none was set yet
 * @param stack null if it is not writable
 * @param suppressed null if suppression is disabled
 */
record ThrowableState(
    @Nullable String message,
    @Nullable Object cause,
    StackTraceElement @Nullable [] stack,
    @Nullable List<?> suppressed) {
  /** In the serial form: the one frame that says that the stack trace is not writable. */
  private static final StackTraceElement NOT_WRITABLE =
      new StackTraceElement("", "", null, Integer.MIN_VALUE);

  /** Of {@code value}; calls no method that a user may have overridden. */
  static ThrowableState of(Throwable value) {
    Map<String, @Nullable Object> fields =
        SerialForm.level(value, Throwable.class).fields();
    StackTraceElement[] stack = (StackTraceElement[]) fields.get("stackTrace");
    boolean writable = stack == null || stack.length != 1 || !NOT_WRITABLE.equals(stack[0]);
    return new ThrowableState(
        (String) fields.get("detailMessage"),
        fields.get("cause"),
        !writable ? null : stack == null ? new StackTraceElement[0] : stack,
        (List<?>) fields.get("suppressedExceptions"));
  }

  /** Properties, and the suppressed throwables as elements. */
  Taken properties(Throwable value) {
    Taken taken = Taken.with("message", message);
    if (cause != value) {
      taken.and("cause", cause);
    }
    if (stack == null) {
      taken.and("writableStackTrace", false);
    } else {
      taken.and("stack", StackFrames.write(stack));
    }
    return suppressed == null ? taken.and("enableSuppression", false) : taken;
  }

  @Nullable
  Object[] elements() {
    return suppressed == null ? new Object[0] : suppressed.toArray();
  }

  /** Whether {@code property} is one of {@link #properties}; others belong to subclasses of Throwable. */
  static boolean owns(String property) {
    return switch (property) {
      case "message", "cause", "stack", "writableStackTrace", "enableSuppression" -> true;
      default -> false;
    };
  }

  /** The state that {@code given} describes, of a throwable that {@code self} stands for. */
  static ThrowableState read(Given given, Object self, List<?> suppressed) {
    String stack = given.find("stack", String.class);
    boolean suppressing = !Boolean.FALSE.equals(given.find("enableSuppression", Boolean.class));
    boolean writable = !Boolean.FALSE.equals(given.find("writableStackTrace", Boolean.class));
    return new ThrowableState(
        given.find("message", String.class),
        given.has("cause") ? given.find("cause", Throwable.class) : self,
        writable ? StackFrames.read(stack == null ? "" : stack) : null,
        suppressing ? suppressed : null);
  }

  /** As the fields of the serial form of {@code Throwable}. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("detailMessage", message);
    fields.put("cause", cause);
    fields.put("stackTrace", stack == null ? new StackTraceElement[] {NOT_WRITABLE} : stack);
    fields.put("suppressedExceptions", suppressed == null ? null : new ArrayList<>(suppressed));
    return fields;
  }
}
