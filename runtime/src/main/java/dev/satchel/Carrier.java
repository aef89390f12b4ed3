package dev.satchel;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A payload that is rebuilt where it is first used. Its serial form is the payload's bytes alone.
 *
 * @param <F> the functional interface of its only variable
 */
abstract class Carrier<F> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String VARIABLE = "task";

  private final byte[] payload;
  private transient volatile @Nullable F task;

  Carrier(byte[] payload) {
    this.payload = payload;
  }

  /**
   * The bytes for a carrier of {@code task}.
   *
   * @throws PackException if it cannot travel
   */
  static byte[] pack(Object task) {
    if (task == null) {
      throw new NullPointerException("task");
    }
    return Stages.packTask(Satchel.packer().variable(VARIABLE, task));
  }

  /** Runs {@code use} with the task's namespace as context loader. */
  final <T> T in(Callable<T> use) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(task().getClass().getClassLoader());
    try {
      return use.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** As {@link #in}, for what throws nothing that must be declared. */
  final <T> T inUnchecked(Callable<T> use) {
    try {
      return in(use);
    } catch (Exception e) {
      throw Carrier.<RuntimeException>sneak(e);
    }
  }

  /** The task, rebuilt in this JVM. */
  final F task() {
    F known = task;
    if (known == null) {
      synchronized (payload) {
        known = task;
        if (known == null) {
          known = rebuild();
          task = known;
        }
      }
    }
    return known;
  }

  @SuppressWarnings("unchecked") // what a carrier of F packed
  private F rebuild() {
    // not closed: the namespace is reachable from the task alone, and goes with it
    Object rebuilt = Satchel.unpack(Payload.read(payload)).get(VARIABLE);
    if (rebuilt == null) {
      throw new UnpackException("the carried task is null");
    }
    return (F) rebuilt;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneak(Throwable e) throws E {
    throw (E) e;
  }
}
