package dev.satchel;

import org.jspecify.annotations.Nullable;

/**
 * A worker's answer is data from a stranger. This one was damaged, or named a class that the caller neither sent nor
 * has; nothing of it was used.
 */
public class AnswerRefusedException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  /** Made by Satchel. */
  public AnswerRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
