package dev.satchel.recording;

/** Makes the error that a pruned method body throws: the body did not travel because packing saw no way to it. */
public final class Unreached {
  private Unreached() {}

  /**
   * Called by the code that stands in for a pruned body, which throws what this returns.
   *
   * @param message names the method and says what to do
   */
  public static Error error(String message) {
    return new UnreachedCodeError(message);
  }
}
