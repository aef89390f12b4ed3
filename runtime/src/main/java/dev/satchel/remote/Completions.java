package dev.satchel.remote;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that rebuild the results of submitted calls and run what hangs at their futures; never the thread that reads
 * answers, which nothing of the user's may hold up.
 */
final class Completions {
  private static final int KEEP_SECONDS = 10;

  private static final ThreadPoolExecutor EXECUTOR = new ThreadPoolExecutor(
      0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), run -> {
        Thread thread = new Thread(null, run, "satchel-completions", 0, false);
        thread.setDaemon(true);
        return thread;
      });

  private Completions() {}

  static ExecutorService executor() {
    return EXECUTOR;
  }
}
