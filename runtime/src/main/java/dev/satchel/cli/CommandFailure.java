package dev.satchel.cli;

/** A command cannot do what it was asked; the message is one line for the user. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The command line names something that is not there. */
  static CommandFailure usage(String message, Throwable cause) {
    return new CommandFailure(Main.USAGE, message, cause);
  }

  /** The answer is no. */
  static CommandFailure no(String message, Throwable cause) {
    return new CommandFailure(Main.NO, message, cause);
  }

  int exitCode() {
    return exitCode;
  }
}
