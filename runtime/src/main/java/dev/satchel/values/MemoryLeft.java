package dev.satchel.values;

/**
 * Ends a hook that writes without end before memory does: what it was about to fill up would be the user's whole program.
 *
 * <p>Asks the garbage collector before it says that memory is nearly full.
 */
final class MemoryLeft {
  /** This part of it is kept free. */
  private static final int RESERVE = 8;

  private final Runtime runtime;

  private MemoryLeft(Runtime runtime) {
    this.runtime = runtime;
  }

  static MemoryLeft ofThisJvm() {
    return new MemoryLeft(Runtime.getRuntime());
  }

  /**
   * To be called now and then.
   *
   * @param written number of values so far
   * @throws IllegalStateException if memory is nearly full
   */
  void check(int written) {
    if (isNearlyFull()) {
      System.gc();
      if (isNearlyFull()) {
        throw new IllegalStateException("it wrote " + written
            + " values, and memory is nearly full: perhaps there is no end to what it writes");
      }
    }
  }

  private boolean isNearlyFull() {
    long used = runtime.totalMemory() - runtime.freeMemory();
    return runtime.maxMemory() - used < runtime.maxMemory() / RESERVE;
  }
}
