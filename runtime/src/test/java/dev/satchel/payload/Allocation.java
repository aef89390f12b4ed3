package dev.satchel.payload;

import java.lang.management.ManagementFactory;

/** Bytes that this thread has allocated since it started, as HotSpot counts them. */
final class Allocation {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  static long ofThisThread() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
