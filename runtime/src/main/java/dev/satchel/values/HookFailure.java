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
   * The failure of a hook that was to say what travels. A stack or a memory that it used up is its failure as well: what it
   * made is garbage by now.
   *
   * @throws Error {@code cause} itself if this JVM is broken
   */
  static HookFailure ofWriting(String hook, Class<?> owner, Throwable cause) {
    if (cause instanceof VirtualMachineError error
        && !(cause instanceof StackOverflowError)
        && !(cause instanceof OutOfMemoryError)) {
      throw error;
    }
    return failure(hook, owner, cause);
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
    return failure(hook, owner, cause);
  }

  private static HookFailure failure(String hook, Class<?> owner, Throwable cause) {
    String thrown = FailureText.of(cause);
    return new HookFailure(hook + " of " + owner.getName() + " failed: " + thrown, cause);
  }
}
