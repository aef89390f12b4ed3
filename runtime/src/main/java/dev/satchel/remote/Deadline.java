package dev.satchel.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Holds a call to its deadline: when that passes, the task is interrupted; if it has not stopped after a time of grace,
 * its worker is ended, where that can be done.
 */
final class Deadline {
  /** Between the interrupt and the end of the worker. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Link link;
  private final long id;
  private final Duration timeout;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile boolean hasPassed;

  private Deadline(Link link, long id, Duration timeout) {
    this.link = link;
    this.id = id;
    this.timeout = timeout;
  }

  /** {@code raw}, or {@link Answer.Late} if the deadline passes first. */
  static CompletableFuture<Answer> hold(
      CompletableFuture<Answer> raw, Link link, long id, Duration timeout) {
    Deadline deadline = new Deadline(link, id, timeout);
    Future<?> alarm = CLOCK.schedule(deadline::pass, timeout.toNanos(), TimeUnit.NANOSECONDS);
    var unused = raw.thenAccept(arrived -> {
      alarm.cancel(false);
      deadline.answer.complete(
          deadline.hasPassed
              ? new Answer.Late(timeout, "the task was interrupted and stopped")
              : arrived);
    });
    return deadline.answer;
  }

  private void pass() {
    hasPassed = true;
    link.cancel(id);
    var unused = CLOCK.schedule(this::passGrace, GRACE.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void passGrace() {
    if (answer.isDone()) {
      return;
    }
    boolean isEnded = link.end("another call did not stop at its deadline of " + timeout);
    answer.complete(new Answer.Late(
        timeout,
        isEnded
            ? "the task did not stop when interrupted, so the worker was ended"
            : "the task was interrupted but has not stopped"));
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, run -> {
      Thread thread = new Thread(null, run, "satchel-deadlines", 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
