package dev.satchel;

import java.util.List;

/** The task ran, but its result cannot travel back. The message shows each problem with its path from the result. */
public class ResultRefusedException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  private final List<Problem> problems;

  /** Made by Satchel. */
  public ResultRefusedException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** What of the result cannot travel. */
  public List<Problem> problems() {
    return problems;
  }
}
