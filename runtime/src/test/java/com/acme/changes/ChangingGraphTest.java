package com.acme.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.PackException;
import dev.satchel.PackReport;
import dev.satchel.Payload;
import dev.satchel.Problem;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers that other threads change while they are packed. */
class ChangingGraphTest {
  private static final int ROUNDS = 60;

  /** Elements that are always there; others come and go. */
  private static final int STABLE = 200;

  private static final Integer[] ELEMENTS = new Integer[STABLE + 3000];

  static {
    Arrays.setAll(ELEMENTS, i -> i);
  }

  static Stream<Supplier<Object>> containers() {
    return Stream.of(
        ArrayList::new,
        LinkedList::new,
        ArrayDeque::new,
        PriorityQueue::new,
        HashSet::new,
        LinkedHashSet::new,
        TreeSet::new,
        HashMap::new,
        LinkedHashMap::new,
        TreeMap::new,
        IdentityHashMap::new,
        ConcurrentHashMap::new,
        ConcurrentSkipListMap::new,
        UsersList::new,
        UsersMap::new);
  }

  static class UsersList extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;
  }

  static class UsersMap extends HashMap<Integer, Integer> {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @MethodSource("containers")
  void arrivesWithAllThatWasAlwaysThereOrIsRefused(Supplier<Object> maker) throws Exception {
    Object container = maker.get();
    for (int i = 0; i < STABLE; i++) {
      add(container, i);
    }
    AtomicBoolean ends = new AtomicBoolean();
    Thread changing = new Thread(() -> change(container, ends));
    changing.start();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        checkCaptured(container);
      }
    } finally {
      ends.set(true);
      changing.join();
    }
    assertThat(Satchel.unpack(Satchel.pack(container)).get("root")).isNotNull();
  }

  @SuppressWarnings("unchecked")
  private static void add(Object container, int i) {
    if (container instanceof Map) {
      ((Map<Object, Object>) container).put(ELEMENTS[i], ELEMENTS[i]);
    } else {
      ((Collection<Object>) container).add(ELEMENTS[i]);
    }
  }

  /** So that tables grow, and trees turn. */
  private static void change(Object container, AtomicBoolean ends) {
    while (!ends.get()) {
      for (int i = STABLE; i < ELEMENTS.length && !ends.get(); i++) {
        add(container, i);
      }
      for (int i = ELEMENTS.length - 1; i >= STABLE; i--) {
        if (container instanceof Map<?, ?> map) {
          map.remove(ELEMENTS[i]);
        } else if (container instanceof LinkedList<?> list) {
          if (list.size() > STABLE) {
            list.removeLast();
          }
        } else if (container instanceof List<?> list) {
          if (list.size() > STABLE) {
            list.remove(list.size() - 1);
          }
        } else {
          ((Collection<?>) container).remove(ELEMENTS[i]);
        }
      }
    }
  }

  private static void checkCaptured(Object container) {
    Payload payload;
    try {
      payload = Satchel.pack(container);
    } catch (PackException e) {
      assertThat(e.problems()).extracting(Problem::rule).containsOnly("graph-changed");
      assertThat(e.problems().get(0).message())
          .startsWith("an object of " + container.getClass().getName()
              + " was changed while it was captured");
      return;
    }
    try (Unpacked there = Satchel.unpack(payload)) {
      Object copy = there.get("root");
      Collection<?> elements = copy instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) copy;
      List<Object> found = new ArrayList<>(elements);
      if (!(copy
          instanceof
          List)) { // a list clears an element on its way out, whatever it says of its size
        assertThat(found.contains(null)).isFalse();
      }
      assertThat(new HashSet<>(found)).containsAll(stable());
    }
  }

  private static List<Integer> stable() {
    return Stream.iterate(0, i -> i + 1).limit(STABLE).toList();
  }

  static class Account {
    final ReentrantLock lock = new ReentrantLock();
    final ReentrantReadWriteLock rates = new ReentrantReadWriteLock();
    long debit;
    long credit;

    void move() {
      lock.lock();
      try {
        debit--;
        Thread.onSpinWait();
        credit++;
      } finally {
        lock.unlock();
      }
    }
  }

  @Test
  void underTheUsersLockOneStateTravels() throws Exception {
    Account account = new Account();
    AtomicBoolean ends = new AtomicBoolean();
    Thread moving = new Thread(() -> {
      while (!ends.get()) {
        account.move();
      }
    });
    moving.start();
    try {
      for (int round = 0; round < 40; round++) {
        Payload payload = Satchel.packer()
            .variable("account", account)
            .guardedBy(account.lock)
            .guardedBy(account.rates.writeLock())
            .guardedBy(account)
            .pack();
        try (Unpacked there = Satchel.unpack(payload)) {
          Object copy = there.get("account");
          assertThat(sum(copy)).isZero();
        }
      }
    } finally {
      ends.set(true);
      moving.join();
    }
    assertThat(account.lock.isLocked()).isFalse();
    assertThat(account.rates.isWriteLocked()).isFalse();
  }

  private static long sum(Object account) throws ReflectiveOperationException {
    var debit = account.getClass().getDeclaredField("debit");
    var credit = account.getClass().getDeclaredField("credit");
    debit.setAccessible(true);
    credit.setAccessible(true);
    return debit.getLong(account) + credit.getLong(account);
  }

  /** Changes arrays as soon as nobody holds it. */
  static final class ChangingLock extends ReentrantLock {
    private static final long serialVersionUID = 1;
    private final transient int[][] arrays;

    ChangingLock(int[]... arrays) {
      this.arrays = arrays;
    }

    @Override
    public void unlock() {
      super.unlock();
      for (int[] array : arrays) {
        Arrays.fill(array, -1);
      }
    }
  }

  @Test
  void arraysTravelAsTheyWereUnderTheLock() {
    int[] few = {1, 2, 3};
    int[] many = new int[100_000];
    Payload payload = Satchel.packer()
        .variable("few", few)
        .variable("many", many)
        .guardedBy(new ChangingLock(few, many))
        .pack();
    try (Unpacked unpacked = Satchel.unpack(payload)) {
      assertThat(unpacked.get("few", int[].class)).containsExactly(1, 2, 3);
      assertThat(unpacked.get("many", int[].class)).containsOnly(0);
    }
    assertThat(few).containsOnly(-1);
  }

  @Test
  void aLockThatSomebodyElseHoldsIsRefusedAsEver() throws Exception {
    Account account = new Account();
    account.rates.readLock().lock();
    PackReport report =
        Satchel.packer().variable("account", account).guardedBy(account.lock).check();
    assertThat(report.problems()).extracting(Problem::rule).contains("held-lock");
    assertThat(report.problems())
        .extracting(Problem::path)
        .allMatch(path -> path.contains("field rates"));
  }
}
