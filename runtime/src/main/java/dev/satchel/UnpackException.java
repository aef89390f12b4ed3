package dev.satchel;

import dev.satchel.problem.UnpackFault;
import java.util.List;

/**
 * The receiver could not rebuild a sound payload: a class that it lacks, a class file of a newer Java, a value that does
 * not fit its field. The message names the class, member or node, and what to do.
 */
public class UnpackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> definedClasses;

  /** Made by Satchel. */
  public UnpackException(String message) {
    super(message);
    this.definedClasses = List.of();
  }

  UnpackException(UnpackFault fault) {
    super(fault.getMessage(), fault);
    this.definedClasses = List.copyOf(fault.definedClasses());
  }

  /** Binary names of the classes that were defined until it failed, in order; empty if it failed in another JVM. */
  public List<String> definedClasses() {
    return definedClasses;
  }
}
