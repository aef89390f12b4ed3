package dev.satchel.unpack.populate;

import dev.satchel.problem.UnpackFault;

/** Turns what user code or the JVM throws while a node is made into an {@link UnpackFault}. */
final class Faults {
  private Faults() {}

  /**
   * {@code failure} itself if it is a fault; else a fault with it as cause.
   *
   * @throws VirtualMachineError if {@code failure} is one that says nothing about the payload (out of memory …)
   */
  static UnpackFault wrap(String message, Throwable failure) {
    if (failure instanceof UnpackFault fault) {
      return fault;
    }
    if (failure instanceof VirtualMachineError error && !(failure instanceof StackOverflowError)) {
      throw error;
    }
    return new UnpackFault(message, failure);
  }
}
