package dev.satchel.pack.check;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses locks of the JDK, and of users' subclasses, that some thread holds now. A free lock may travel as a new one, if its
 * kind can. No method is called that a user's class may override.
 */
final class HeldLockRule implements ObjectRule {
  static final String ID = "held-lock";

  private static final Map<Class<?>, Predicate<Object>> HELD = Map.of(
      ReentrantLock.class, lock -> ((ReentrantLock) lock).isLocked(),
      ReentrantReadWriteLock.class, lock -> isHeld((ReentrantReadWriteLock) lock),
      ReentrantReadWriteLock.ReadLock.class, HeldLockRule::isPartOfHeld,
      ReentrantReadWriteLock.WriteLock.class, HeldLockRule::isPartOfHeld,
      StampedLock.class,
          lock -> ((StampedLock) lock).isReadLocked() || ((StampedLock) lock).isWriteLocked());

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    Class<?> base = IdleBases.base(type);
    Predicate<Object> isHeld = HELD.get(base);
    if (isHeld != null && base != type) {
      isHeld = IdleBases::isHeld;
    }
    return isHeld == null
        ? null
        : new Refusal(
            ID,
            Names.described(type, base) + " cannot travel: a thread of this JVM holds it now",
            "over there nobody would ever release it, and it would guard nothing that is here",
            "release the lock before shipping, or leave the lock out and lock around the call:\n"
                + "${lock}.lock(); try { remote.call(task); } finally { ${lock}.unlock(); }",
            null,
            isHeld);
  }

  private static boolean isHeld(ReentrantReadWriteLock lock) {
    return lock.isWriteLocked() || lock.getReadLockCount() > 0;
  }

  /** Of a read or write lock: whether the lock that it is a part of is held, either way. */
  private static boolean isPartOfHeld(Object part) {
    Object sync = JdkState.read(part, "sync");
    return sync != null
        && JdkState.read(sync, "state") instanceof Number state
        && state.longValue() != 0;
  }
}
