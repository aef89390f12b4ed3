package dev.satchel.remote;

/**
 * What a {@link SocketLink} does not know of its worker: whether it is a process of ours, how it ended and why. The
 * link calls; all methods are thread-safe.
 */
interface WorkerEnd {
  /** The worker printed a line to its standard output (1) or error (2). */
  void printed(int stream, String line);

  /** The connection broke; called before {@link #lost}. */
  void broke(Throwable why);

  /**
   * Ends the worker at once.
   *
   * @return false if it is not ours to end
   */
  boolean kill(String reason);

  /**
   * The caller closes the link, so the end that follows is wanted. Ends the worker if it is ours, and waits for that.
   *
   * @return whether it was ours: then the connection ends by itself
   */
  boolean closing();

  /** The connection is over: says why, waiting for a process's exit code if need be. */
  Answer.Lost lost();
}
