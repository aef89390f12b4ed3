package dev.satchel.pack.check;

import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Users' classes that extend a lock, semaphore or thread local of the JDK, as parts of hash tables do in libraries. One that no
 * thread uses may travel, as one of the JDK's own may. Whether one is used is read from the JDK's own state, since users may
 * override what tells it; so this needs the agent.
 */
final class IdleBases {
  private static final Set<Class<?>> BASES = Set.of(
      ReentrantLock.class,
      ReentrantReadWriteLock.class,
      Semaphore.class,
      ThreadLocal.class,
      InheritableThreadLocal.class);

  private IdleBases() {}

  /** The JDK's class of that sort that the user's class {@code type} extends; {@code type} itself if it is none such. */
  static Class<?> base(Class<?> type) {
    Class<?> nearest = PlatformTypes.nearest(type);
    return nearest != type && BASES.contains(nearest) && JdkState.isReadable() ? nearest : type;
  }

  /** Whether a thread holds the lock, or the read or write lock. */
  static boolean isHeld(Object lock) {
    return state(lock) != 0;
  }

  /** Whether the semaphore has no permit left. */
  static boolean isTaken(Object semaphore) {
    return state(semaphore) <= 0;
  }

  private static long state(Object synchronizer) {
    Object sync = JdkState.read(synchronizer, BASES::contains, "sync");
    Object state = sync == null ? null : JdkState.read(sync, "state");
    if (state instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("a " + synchronizer.getClass().getName() + " has no state");
  }
}
