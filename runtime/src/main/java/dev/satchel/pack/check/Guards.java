package dev.satchel.pack.check;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Locks under which a graph is captured, because its users change it under them. Immutable. */
public final class Guards {
  /** No lock. */
  public static final Guards NONE = new Guards(List.of());

  private final List<Object> locks;

  private Guards(List<Object> locks) {
    this.locks = List.copyOf(locks);
  }

  /**
   * Locks in the order in which they are to be taken.
   *
   * @param locks of a {@link Lock} its {@code lock()}, of any other object its monitor
   */
  public static Guards of(List<Object> locks) {
    return new Guards(locks);
  }

  /** What {@code work} gives, done while all the locks are held. */
  public <T> T whileHeld(Supplier<T> work) {
    return whileHeld(0, work);
  }

  private <T> T whileHeld(int from, Supplier<T> work) {
    if (from == locks.size()) {
      return work.get();
    }
    Object next = locks.get(from);
    if (next instanceof Lock lock) {
      lock.lock();
      try {
        return whileHeld(from + 1, work);
      } finally {
        lock.unlock();
      }
    }
    synchronized (next) {
      return whileHeld(from + 1, work);
    }
  }

  /** Whether {@code object} is one of the locks, or shares its state with one: then it is held only for the capture. */
  boolean covers(Object object) {
    for (Object lock : locks) {
      if (lock == object || isOf(object, lock) || haveOneState(lock, object)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Object object, Object lock) {
    return object.getClass() == ReentrantReadWriteLock.class
        && (((ReentrantReadWriteLock) object).readLock() == lock
            || ((ReentrantReadWriteLock) object).writeLock() == lock);
  }

  /** The parts of a read-write lock have its state. */
  private static boolean haveOneState(Object lock, Object object) {
    Object state = stateOf(lock);
    return state != null && state == stateOf(object);
  }

  private static @Nullable Object stateOf(Object lock) {
    return lock instanceof Lock && PlatformTypes.contains(lock.getClass())
        ? JdkState.read(lock, "sync")
        : null;
  }
}
