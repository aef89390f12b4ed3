package dev.satchel.problem;

import java.util.List;

/** The receiver could not rebuild a payload; the message names the class, member or node, and what to do. */
public final class UnpackFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private transient List<String> definedClasses = List.of();

  public UnpackFault(String message) {
    super(message);
  }

  public UnpackFault(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says which classes were defined before it happened. */
  public UnpackFault after(List<String> definedClasses) {
    this.definedClasses = List.copyOf(definedClasses);
    return this;
  }

  /** Binary names of the classes that were defined before it happened, in the order of their definition. */
  public List<String> definedClasses() {
    return definedClasses == null ? List.of() : definedClasses;
  }
}
