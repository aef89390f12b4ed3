package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.FILLED;
import static dev.satchel.values.ValueKind.Phase.HASHED;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists, queues and deques. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"
}) // element types are not known here; users have old classes
final class Lists {
  private Lists() {}

  static List<ValueKind> kinds() {
    return List.of(
        plain(ArrayList.class, ArrayList::new),
        plain(LinkedList.class, LinkedList::new),
        plain(ArrayDeque.class, ArrayDeque::new),
        plain(ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new),
        plain(ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new),
        plain(LinkedTransferQueue.class, LinkedTransferQueue::new),
        Kind.of(SynchronousQueue.class, FILLED)
            .take(queue -> Taken.start().unless(false, "fair", isFair(queue)).andElements())
            .make(given -> new SynchronousQueue(given.flag("fair")))
            .fill((queue, given) -> {}),
        plain(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
        vector(),
        plain(Stack.class, Stack::new),
        bounded(LinkedBlockingQueue.class, LinkedBlockingQueue::new),
        bounded(LinkedBlockingDeque.class, LinkedBlockingDeque::new),
        Kind.of(ArrayBlockingQueue.class, FILLED)
            .take(queue ->
                bounded(queue).unless(false, "fair", isFair(queue)).andElements(queue.toArray()))
            .make(given -> new ArrayBlockingQueue(given.integer("capacity"), given.flag("fair")))
            .fill(Lists::addEach),
        Kind.of(PriorityQueue.class, HASHED)
            .take(queue -> Taken.start()
                .unless(null, "comparator", queue.comparator())
                .andElements(Snapshot.elements(queue)))
            .make(given -> new PriorityQueue(11, comparator(given)))
            .fill(Lists::addEach),
        Kind.of(PriorityBlockingQueue.class, HASHED)
            .take(queue -> Taken.start()
                .unless(null, "comparator", queue.comparator())
                .andElements(Snapshot.elements(queue)))
            .make(given -> new PriorityBlockingQueue(11, comparator(given)))
            .fill(Lists::addEach),
        Kind.of(DelayQueue.class, HASHED)
            .take(queue -> Taken.elements(Snapshot.elements(queue)))
            .make(given -> new DelayQueue())
            .fill(Lists::addEach),
        arrayAsList());
  }

  /** A comparator property; null where natural order rules. */
  static @Nullable Comparator comparator(Given given) {
    return given.find("comparator", Comparator.class);
  }

  /** Adds one by one: a heap's own order is a legal order of insertion that leaves every element where it was. */
  private static void addEach(Collection collection, Given given) {
    for (Object element : given.elements()) {
      collection.add(element);
    }
  }

  private static <C extends Collection> ValueKind plain(Class<C> type, Supplier<C> empty) {
    return Kind.of(type, FILLED)
        .take(list -> Taken.elements(Snapshot.elements(list)))
        .make(given -> empty.get())
        .fill((list, given) -> list.addAll(given.list()));
  }

  private static ValueKind vector() {
    return Kind.of(Vector.class, FILLED)
        .take(vector -> Taken.start()
            .unless(usualCapacity(vector.size()), "capacity", spare(vector.capacity()))
            .unless(0, "increment", increment(vector))
            .andElements(Snapshot.elements(vector)))
        .make(given -> new Vector(given.capacity("capacity", 10), given.capacity("increment", 0)))
        .fill((vector, given) -> addEach(vector, given));
  }

  private static int increment(Vector vector) {
    return DefaultFields.get(vector, Vector.class, "capacityIncrement") instanceof Integer by
            && Given.isAllowedCapacity(by)
        ? by
        : 0;
  }

  private static @Nullable Integer spare(int capacity) {
    return Given.isAllowedCapacity(capacity) ? capacity : null;
  }

  private static int usualCapacity(int size) {
    int capacity = 10;
    while (capacity < size) {
      capacity *= 2;
    }
    return capacity;
  }

  private static <Q extends BlockingQueue> ValueKind bounded(
      Class<Q> type, Function<Integer, Q> empty) {
    return Kind.of(type, FILLED)
        .take(queue -> bounded(queue).andElements(queue.toArray()))
        .make(given -> empty.apply(
            given.has("capacity") ? given.integer("capacity") : (Integer) Integer.MAX_VALUE))
        .fill(Lists::addEach);
  }

  private static Taken bounded(BlockingQueue queue) {
    long capacity = (long) queue.size() + queue.remainingCapacity();
    return Taken.start()
        .unless(Integer.MAX_VALUE, "capacity", (int) Math.min(Integer.MAX_VALUE, capacity));
  }

  /** Its serial form has the lock. */
  private static boolean isFair(ArrayBlockingQueue queue) {
    return DefaultFields.get(queue, ArrayBlockingQueue.class, "lock") instanceof ReentrantLock lock
        && lock.isFair();
  }

  /** Only in the serial form it shows, as the class of a part that is there for old readers. */
  private static boolean isFair(SynchronousQueue queue) {
    Object producers =
        SerialForm.level(queue, SynchronousQueue.class).fields().get("waitingProducers");
    return producers != null && producers.getClass().getSimpleName().startsWith("Fifo");
  }

  /** {@code Arrays.asList}: a view of an array that others may hold, too. */
  private static ValueKind arrayAsList() {
    Class<?> type = Arrays.asList().getClass();
    return Kind.named(List.class, BUILT, type.getName())
        .take(list -> Taken.one("array", DefaultFields.get(list, type, "a")))
        .make(given -> Arrays.asList(given.get("array", Object[].class)))
        .built();
  }
}
