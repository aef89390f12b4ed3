package dev.satchel.remote;

import java.util.concurrent.CompletableFuture;

/** The way to one worker, for as long as it lasts. Thread-safe. */
interface Link extends AutoCloseable {
  /** What people call the worker: {@code remote JVM 12345}. */
  String name();

  /** Feature release of the worker's Java; 0 if it is not known. */
  int java();

  /** Whether calls can still be sent; once false, never true again. */
  boolean isOpen();

  /** An id for a call or a session, 1, 2, …. */
  long nextId();

  /**
   * Opens a namespace that stays.
   *
   * @param sender answers questions of its calls
   */
  void openSession(long id, Sender sender);

  /** Closes it when its calls have ended. */
  void closeSession(long id);

  /**
   * Sends a call.
   *
   * @param session 0 for none
   * @param sender that packed it; answers questions while it is under way
   * @return always completes normally; with {@link Answer.Lost} if the worker goes first
   */
  CompletableFuture<Answer> call(long id, long session, Sender sender, Verb verb, byte[] payload);

  /** Interrupts a call that is under way. */
  void cancel(long id);

  /**
   * Ends the worker because a task does not stop, if it can be ended.
   *
   * @param reason told to the other calls that it had
   * @return false if it goes on
   */
  boolean end(String reason);

  /** Ends the worker, if it is ours, or the connection. Its calls are lost. */
  @Override
  void close();
}
