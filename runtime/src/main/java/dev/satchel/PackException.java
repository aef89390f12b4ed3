package dev.satchel;

import java.util.List;

/**
 * What was to be shipped cannot travel. Thrown before a byte is written; the message shows all problems as a person
 * reads them.
 */
public class PackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<Problem> problems;

  /**
   * Made by Satchel.
   *
   * @param message all problems, rendered
   * @param problems errors and warnings, in report order
   */
  public PackException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** Everything that was found, errors and warnings, in the order of the message. */
  public List<Problem> problems() {
    return problems;
  }
}
