package dev.satchel.problem;

/** The receiver could not rebuild a payload; the message names the class, member or node, and what to do. */
public final class UnpackFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnpackFault(String message) {
    super(message);
  }

  public UnpackFault(String message, Throwable cause) {
    super(message, cause);
  }
}
