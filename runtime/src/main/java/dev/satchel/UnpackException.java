package dev.satchel;

/**
 * The receiver could not rebuild a sound payload: a class that it lacks, a class file of a newer Java, a value that does
 * not fit its field. The message names the class, member or node, and what to do.
 */
public class UnpackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made by Satchel. */
  public UnpackException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Made by Satchel. */
  public UnpackException(String message) {
    super(message);
  }
}
