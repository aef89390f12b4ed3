package dev.satchel;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for an exception of the task that cannot be given as itself, because its class is not the caller's or
 * something in it cannot travel. Has the message, stack trace, causes and suppressed exceptions of the original, where
 * a stand-in's causes are stand-ins too.
 */
public class RemoteTaskException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  private final String className;
  private final @Nullable String remoteMessage;
  private final @Nullable String reason;

  /**
   * Made by Satchel.
   *
   * @param className binary name of the exception's class over there
   * @param remoteMessage its message
   * @param reason why it cannot be given as itself
   */
  public RemoteTaskException(
      String className,
      @Nullable String remoteMessage,
      @Nullable String reason,
      @Nullable Throwable cause) {
    super(remoteMessage == null ? className : className + ": " + remoteMessage, cause);
    this.className = className;
    this.remoteMessage = remoteMessage;
    this.reason = reason;
  }

  /** Binary name of the exception's class over there. */
  public String className() {
    return className;
  }

  /** The exception's own message; {@link #getMessage()} has the class name before it. */
  public @Nullable String remoteMessage() {
    return remoteMessage;
  }

  /** Why the exception itself could not be given: a class that the caller lacks, or a value that cannot travel. */
  public @Nullable String reason() {
    return reason;
  }
}
