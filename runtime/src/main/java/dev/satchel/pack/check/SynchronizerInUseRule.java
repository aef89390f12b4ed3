package dev.satchel.pack.check;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses semaphores, latches and conditions of the JDK by which threads of this JVM wait for one another now. Others may
 * travel as new ones, if their kind can.
 *
 * <p>How many permits a semaphore began with nobody knows, so one is taken to be in use if it has no permit left, or
 * threads wait for it.
 */
final class SynchronizerInUseRule implements ObjectRule {
  private static final Map<Class<?>, InUse> KNOWN = Map.of(
      Semaphore.class, new InUse("it has no permit left", SynchronizerInUseRule::isTaken),
      CountDownLatch.class,
          new InUse(
              "it has not been counted down", latch -> ((CountDownLatch) latch).getCount() > 0),
      AbstractQueuedSynchronizer.ConditionObject.class,
          new InUse("a thread of this JVM waits for it now", SynchronizerInUseRule::hasWaiters),
      AbstractQueuedLongSynchronizer.ConditionObject.class,
          new InUse("a thread of this JVM waits for it now", SynchronizerInUseRule::hasWaiters));

  private static final Map<Class<?>, InUse> USERS =
      Map.of(Semaphore.class, new InUse("it has no permit left", IdleBases::isTaken));

  private record InUse(String how, Predicate<Object> test) {}

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    Class<?> base = IdleBases.base(type);
    InUse known = base == type ? KNOWN.get(type) : USERS.get(base);
    return known == null
        ? null
        : new Refusal(
            "synchronizer-in-use",
            Names.described(type, base) + " cannot travel: " + known.how(),
            "it works among the threads of one JVM: nobody here would be woken by what happens over there, and nobody"
                + " there by what happens here",
            "wait for the call instead, which returns when it is done:\nremote.call(task);",
            null,
            known.test());
  }

  private static boolean isTaken(Object semaphore) {
    Semaphore each = (Semaphore) semaphore;
    return each.availablePermits() <= 0 || each.hasQueuedThreads();
  }

  private static boolean hasWaiters(Object condition) {
    return JdkState.read(condition, "firstWaiter") != null;
  }
}
