package dev.satchel.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a container of the JDK holds at one time. Other threads may be changing it: then there is an exception, or what it held
 * in between, and nothing is missing that was there all the time. A list from which another thread is removing an element, and
 * was stopped in the middle of that, may show null for that element, as it would to everybody.
 *
 * <p>Calls no method of an element, a key or a value.
 */
final class Snapshot {
  /** Other threads must not change them: what they give then has holes, or is an exception of any kind. */
  private static final Set<Class<?>> UNGUARDED = Set.of(
      ArrayList.class,
      LinkedList.class,
      ArrayDeque.class,
      PriorityQueue.class,
      HashSet.class,
      LinkedHashSet.class,
      TreeSet.class,
      HashMap.class,
      LinkedHashMap.class,
      TreeMap.class,
      IdentityHashMap.class);

  /** Time for another thread to end what it is doing, in nanoseconds. */
  private static final long SOON = 50_000;

  private Snapshot() {}

  /**
   * The elements in iteration order.
   *
   * @throws ConcurrentModificationException if another thread is seen to change it
   */
  static @Nullable Object[] elements(Collection<?> container) {
    if (!UNGUARDED.contains(container.getClass())) {
      return container.toArray();
    }
    @Nullable
    Object[] taken =
        unguarded(container instanceof LinkedList, () -> exactly(container.size(), container));
    // Where it is full, and until it has grown, it says that it is empty.
    if (taken.length == 0
        && container instanceof ArrayDeque<?> deque
        && deque.peekFirst() != null) {
      throw new ConcurrentModificationException("it grows");
    }
    return taken;
  }

  private static boolean areSame(@Nullable Object[] a, @Nullable Object[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Keys and values, alternating, in iteration order.
   *
   * @throws ConcurrentModificationException if another thread is seen to change it
   */
  static @Nullable Object[] entries(Map<?, ?> container) {
    if (UNGUARDED.contains(container.getClass())) {
      return unguarded(false, () -> exactly(container.size(), container));
    }
    List<@Nullable Object> entries = new ArrayList<>(2 * container.size());
    container.entrySet().forEach(entry -> {
      entries.add(entry.getKey());
      entries.add(entry.getValue());
    });
    return entries.toArray();
  }

  private static @Nullable Object[] exactly(int size, Collection<?> container) {
    @Nullable Object[] elements = new Object[size];
    int next = 0;
    for (Object element : container) {
      elements[next++] = element;
    }
    return complete(elements, next, container.size());
  }

  private static @Nullable Object[] exactly(int size, Map<?, ?> container) {
    @Nullable Object[] entries = new Object[Math.multiplyExact(size, 2)];
    int next = 0;
    for (Map.Entry<?, ?> entry : container.entrySet()) {
      entries[next++] = entry.getKey();
      entries[next++] = entry.getValue();
    }
    return complete(entries, next, 2 * container.size());
  }

  private static @Nullable Object[] complete(@Nullable Object[] taken, int count, int sizeNow) {
    if (count != taken.length || count != sizeNow) {
      throw new ConcurrentModificationException("its size changed");
    }
    return taken;
  }

  /**
   * What the JDK's code gives that reads a container; half-done changes of other threads make it fail in any way. What is null
   * is looked at once more, as removed elements are.
   *
   * @param clearsFirst whether an element is cleared before the container says that it changed
   * @throws ConcurrentModificationException if another thread is seen to change it
   */
  static @Nullable Object[] unguarded(boolean clearsFirst, Supplier<@Nullable Object[]> reading) {
    @Nullable Object[] taken = read(reading);
    for (Object element : taken) {
      if (element == null) {
        if (clearsFirst) {
          LockSupport.parkNanos(SOON);
        }
        if (!areSame(taken, read(reading))) {
          throw new ConcurrentModificationException("an element went");
        }
        return taken;
      }
    }
    return taken;
  }

  private static @Nullable Object[] read(Supplier<@Nullable Object[]> reading) {
    try {
      return reading.get();
    } catch (IndexOutOfBoundsException
        | NullPointerException
        | NoSuchElementException
        | ClassCastException e) {
      ConcurrentModificationException changed =
          new ConcurrentModificationException("it was changed half-way: " + e);
      changed.initCause(e);
      throw changed;
    }
  }
}
