package dev.satchel;

import org.jspecify.annotations.Nullable;

/**
 * The connection or the worker failed, not the task. One subtype per kind of failure that a caller may want to tell
 * apart:
 *
 * <ul>
 *   <li>{@link WorkerLostException}: the worker ended while it had the call; {@link ResourcesExceededException} where
 *       it is known that memory ran out
 *   <li>{@link DeadlinePassedException}: the call took longer than {@link RemoteJvm.Builder#timeout}
 *   <li>{@link NotAuthenticatedException}: no token, or a wrong one
 *   <li>{@link ResultRefusedException}: the task ran, but its result cannot travel back
 *   <li>{@link AnswerRefusedException}: the worker's answer was not one that a caller may accept
 *   <li>{@link RemoteTaskException}: the task's own exception, which cannot be given as itself
 * </ul>
 *
 * Where the worker could not read or rebuild what it was sent, the cause is a {@link PayloadException} or an {@link
 * UnpackException}.
 */
public class RemoteJvmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made by Satchel. */
  public RemoteJvmException(String message) {
    super(message);
  }

  /** Made by Satchel. */
  public RemoteJvmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
