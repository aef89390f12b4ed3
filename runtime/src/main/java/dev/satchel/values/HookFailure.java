package dev.satchel.values;

/**
 * A serialization hook of a user's class ({@code writeObject}, {@code readResolve} …) threw. The message names the hook
 * and the class; the cause is what it threw.
 */
public final class HookFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HookFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
