package dev.satchel;

import java.time.Duration;

/**
 * The call took longer than {@link RemoteJvm.Builder#timeout}. The task was interrupted; if that did not stop it, a
 * forked worker was ended.
 */
public class DeadlinePassedException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  private final Duration timeout;

  /** Made by Satchel. */
  public DeadlinePassedException(String message, Duration timeout) {
    super(message);
    this.timeout = timeout;
  }

  /** The time that the call had. */
  public Duration timeout() {
    return timeout;
  }
}
