package dev.satchel.values;

/** Turns what a method handle throws into what may be thrown on. */
final class Failures {
  private Failures() {}

  /**
   * An unchecked form of {@code failure}: itself if it is unchecked, else wrapped.
   *
   * @throws Error if {@code failure} is one
   */
  static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure.toString(), failure);
  }
}
