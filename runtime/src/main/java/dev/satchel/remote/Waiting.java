package dev.satchel.remote;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits that an interrupt does not cut short: it is kept for later. All are bounded and short. */
final class Waiting {
  private Waiting() {}

  /** Whether the thread ended in time. */
  static boolean join(Thread thread, Duration atMost) {
    return untilDone(atMost, left -> {
      TimeUnit.NANOSECONDS.timedJoin(thread, left);
      return !thread.isAlive();
    });
  }

  /** Whether the process ended in time. */
  static boolean exit(Process process, Duration atMost) {
    return untilDone(atMost, left -> process.waitFor(left, TimeUnit.NANOSECONDS));
  }

  private static boolean untilDone(Duration atMost, Wait wait) {
    long end = System.nanoTime() + atMost.toNanos();
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return wait.await(Math.max(1, end - System.nanoTime()));
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @FunctionalInterface
  private interface Wait {
    boolean await(long nanos) throws InterruptedException;
  }
}
