package dev.satchel;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The verbs that a {@link RemoteJvm} and a {@link Session} share. Thread-safe; several calls may be under way at once.
 *
 * <p>Each verb packs the task before it returns or waits, so a {@link PackException} is always thrown here, and later
 * changes to captured objects by this JVM are not seen over there. The result comes back in the caller's own classes; an
 * object that the caller sent and gets back is the caller's own object.
 */
public interface RemoteCalls extends AutoCloseable {
  /**
   * Runs {@code task} over there and waits for its result.
   *
   * @throws PackException if the task cannot travel
   * @throws RemoteJvmException if the connection or the worker failed
   * @throws InterruptedException if this thread is interrupted while it waits; the task is interrupted over there
   * @throws Exception the task's own, its stack trace continued by this thread's
   */
  <T> T call(Callable<T> task) throws Exception;

  /**
   * Runs {@code task} over there and waits for its end; otherwise as {@link #call}. If this thread is interrupted, it
   * stays so, and a {@link RemoteJvmException} says it.
   */
  void run(Runnable task);

  /** Applies {@code function} over there to {@code argument}, which travels with it; otherwise as {@link #run}. */
  <A, R> R apply(Function<A, R> function, A argument);

  /**
   * Starts {@code task} over there and does not wait.
   *
   * @return completes as {@link #call} ends; cancelling it interrupts the task over there
   * @throws PackException if the task cannot travel
   */
  <T> CompletableFuture<T> submit(Callable<T> task);

  @Override
  void close();
}
