package dev.satchel;

import java.util.List;

/**
 * The worker ended, or its connection broke, while it had the call. Whether the task did its work is not known. The next
 * call outside a session gets a new worker.
 */
public class WorkerLostException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  /** {@link #exitCode()} where there is none. */
  public static final int UNKNOWN = Integer.MIN_VALUE;

  private final int exitCode;
  private final List<String> lastLines;

  /**
   * Made by Satchel.
   *
   * @param exitCode the process's, or {@link #UNKNOWN}
   * @param lastLines what it printed last, oldest first
   */
  public WorkerLostException(String message, int exitCode, List<String> lastLines) {
    super(message);
    this.exitCode = exitCode;
    this.lastLines = List.copyOf(lastLines);
  }

  /** The forked process's exit code; {@link #UNKNOWN} if the worker is not a process of ours or did not say. */
  public int exitCode() {
    return exitCode;
  }

  /** The last lines that the worker printed to its standard error and output, oldest first, at most 20. */
  public List<String> lastLines() {
    return lastLines;
  }
}
