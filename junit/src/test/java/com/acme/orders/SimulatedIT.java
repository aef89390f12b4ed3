package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.satchel.PackException;
import dev.satchel.junit.SatchelExtension;
import dev.satchel.junit.Simulated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SimulatedIT {
  private final Order order = new Order();

  @BeforeEach
  void runsHere() {
    assertThat(Place.now()).isEqualTo("here");
    order.add("tea", 350);
  }

  @Test
  @Simulated
  void runsThereWithTheTestObject() {
    assertEquals("there", Place.now());
    assertThat(order.lines()).containsExactly("tea");
    assertThrows(IndexOutOfBoundsException.class, () -> order.lines().get(1));
  }

  @Test
  void runsHereWithoutTheAnnotation() {
    assertThat(Place.now()).isEqualTo("here");
  }

  @ParameterizedTest
  @ValueSource(ints = {1250, 990})
  @Simulated
  void takesItsArgumentsAlong(int price) {
    assertEquals("there", Place.now());
    assertEquals(350 + price, order.add("cup", price).cents());
  }

  @TestFactory
  @Simulated
  Stream<DynamicTest> runsDynamicTestsThere() {
    assertThat(Place.now()).isEqualTo("here");
    return List.of("cup", "pot").stream()
        .map(article -> dynamicTest(article, () -> {
          assertEquals("there", Place.now());
          assertEquals(List.of("tea", article), order.add(article, 1).lines());
        }));
  }

  @Nested
  @Simulated
  class OnAClass {
    @Test
    void holdsForItsMethods() {
      assertEquals("there", Place.now());
      assertEquals(350, order.cents());
    }

    @Nested
    class AndThoseNestedInIt {
      @Test
      void holdsToo() {
        assertEquals("there", Place.now());
      }
    }
  }

  @Test
  void failsWithItsOwnExceptionOrWithTheReport() {
    Events tests = EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Fails.class))
        .execute()
        .testEvents();
    tests.assertStatistics(all -> all.started(3).failed(2).aborted(1));
    tests
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("assertsWhatIsNotSo"),
                finishedWithFailure(
                    instanceOf(AssertionFailedError.class),
                    message("expected: <here> but was: <there>"))))
        .haveExactly(
            1,
            event(
                test("reachesAThread"),
                finishedWithFailure(
                    instanceOf(PackException.class),
                    message(
                        text -> text.startsWith("error[thread]: java.lang.Thread cannot travel")))))
        .haveExactly(
            1, event(test("assumes"), abortedWithReason(instanceOf(TestAbortedException.class))));
  }

  @Simulated
  static class Fails {
    @Test
    void assertsWhatIsNotSo() {
      assertEquals("here", Place.now());
    }

    @Test
    void assumes() {
      assumeTrue(Place.now().equals("here"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource
    void reachesAThread(Thread thread) {
      assertEquals("", thread.getName());
    }

    static Stream<Thread> reachesAThread() {
      return Stream.of(Thread.currentThread());
    }
  }

  @Test
  void takesSettings() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Allows.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  @Simulated
  static class Allows {
    @RegisterExtension
    static final SatchelExtension SATCHEL =
        SatchelExtension.simulating(jvm -> jvm.packer(p -> p.allow("captured-mutable-state")));

    @TestFactory
    Stream<DynamicTest> changesWhatItCaptured() {
      int[] count = {41};
      return Stream.of(dynamicTest("counts", () -> assertEquals(42, ++count[0])));
    }
  }
}
