package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;

class SnapshotTest {
  private static final int MANY = 1 << 20;

  /** It says so for as long as the elements are copied. */
  @RepeatedTest(10)
  void anArrayDequeThatGrowsIsNotEmpty() throws Exception {
    ArrayDeque<Integer> deque = new ArrayDeque<>(MANY);
    deque.addAll(Collections.nCopies(MANY, 1));
    CountDownLatch begins = new CountDownLatch(1);
    Thread growing = new Thread(() -> {
      begins.countDown();
      deque.addLast(2);
    });
    growing.start();
    begins.await();
    while (growing.isAlive() && !deque.isEmpty()) {
      Thread.onSpinWait();
    }
    try {
      assertThat(Arrays.asList(Snapshot.elements(deque))).hasSizeGreaterThanOrEqualTo(MANY);
    } catch (ConcurrentModificationException e) {
      assertThat(e).hasMessageMatching("it grows|its size changed|it was changed half-way.*");
    }
    growing.join();
    assertThat(Snapshot.elements(deque)).hasSize(MANY + 1);
  }
}
