package dev.satchel.pack.check;

/** A rules file that cannot be used; the message begins with file and line. */
public final class RuleFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleFileException(String message) {
    super(message);
  }
}
