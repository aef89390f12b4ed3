package dev.satchel.values;

import dev.satchel.problem.FailureText;

/**
 * A serialization hook of a user's class ({@code writeObject}, {@code readResolve} …) threw. The message names the hook
 * and the class; the cause is what it threw.
 */
public final class HookFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HookFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The failure of one hook.
   *
   * @param hook such as {@code readObject}
   * @param owner the class that declares it
   * @throws Error {@code cause} itself if it is one
   */
  static HookFailure of(String hook, Class<?> owner, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    String thrown = FailureText.of(cause);
    return new HookFailure(hook + " of " + owner.getName() + " failed: " + thrown, cause);
  }
}
