package dev.satchel.problem;

/** What was thrown, in one line for a message: with what it stems from, as that is often all that tells. */
public final class FailureText {
  private static final int DEEPEST = 20;

  private FailureText() {}

  /**
   * The failure, of an {@link ExceptionInInitializerError} what the initialiser threw; then, if it says something else, the
   * first cause.
   */
  public static String of(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof ExceptionInInitializerError && cause != null) {
      return "a static initialiser failed: " + of(cause);
    }
    String text = failure.toString();
    Throwable first = failure;
    for (int i = 0; i < DEEPEST && first.getCause() != null; i++) {
      first = first.getCause();
    }
    String origin = first.getMessage() == null ? first.toString() : first.getMessage();
    return first == failure || text.contains(origin) ? text : text + ", caused by " + first;
  }
}
