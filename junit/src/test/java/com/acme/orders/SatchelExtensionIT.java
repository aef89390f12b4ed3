package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.satchel.DeadlinePassedException;
import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import dev.satchel.junit.SatchelExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

@ExtendWith(SatchelExtension.class)
class SatchelExtensionIT {
  @Test
  void givesASimulatedRemoteJvm(RemoteJvm jvm) throws Exception {
    assertThat(Place.now()).isEqualTo("here");
    String there = jvm.call(() -> Place.now());
    assertThat(there).isEqualTo("there");
  }

  @Test
  void givesASession(Session session) throws Exception {
    session.run(() -> Count.value++);
    session.run(() -> Count.value++);
    int value = session.call(() -> Count.value);
    assertThat(value).isEqualTo(2);
    assertThat(Count.value).isZero();
  }

  static class Count {
    static int value;
  }

  @Test
  void closesThemAfterEachTest() {
    Uses.seen.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Uses.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(2).failed(0));
    assertThat(Uses.seen).hasSize(3).doesNotHaveDuplicates();
    for (RemoteJvm jvm : Uses.seen) {
      assertThatThrownBy(() -> jvm.call(() -> 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this remote JVM is closed");
    }
  }

  @ExtendWith(SatchelExtension.class)
  static class Uses {
    static final List<RemoteJvm> seen = new ArrayList<>();
    private static RemoteJvm ofAll;
    private RemoteJvm ofThis;

    @BeforeAll
    static void takes(RemoteJvm jvm) {
      ofAll = jvm;
      seen.add(jvm);
    }

    @BeforeEach
    void isOneOfEachTest(RemoteJvm jvm) {
      ofThis = jvm;
      seen.add(jvm);
    }

    @Test
    void isTheSameInOneTest(RemoteJvm jvm) {
      assertThat(jvm).isSameAs(ofThis).isNotSameAs(ofAll);
    }

    @Test
    void isOpenAsLongAsItIsNeeded(Session session) throws Exception {
      int sum = session.<Integer>call(() -> 1) + ofThis.call(() -> 1) + ofAll.call(() -> 1);
      assertThat(sum).isEqualTo(3);
    }

    @AfterEach
    void isStillOpen() throws Exception {
      int one = ofThis.call(() -> 1);
      assertThat(one).isEqualTo(1);
    }
  }

  @Test
  void takesSettingsAlsoBesideAnExtensionWithout() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(InAHurry.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  @ExtendWith(SatchelExtension.class)
  static class InAHurry {
    @RegisterExtension
    static final SatchelExtension SATCHEL =
        SatchelExtension.simulating(jvm -> jvm.timeout(Duration.ofMillis(200)));

    @Test
    void stopsWhatTakesTooLong(RemoteJvm jvm) {
      assertThatThrownBy(() -> jvm.run(() -> {
            while (!Thread.interrupted()) {
              Thread.onSpinWait();
            }
          }))
          .isInstanceOf(DeadlinePassedException.class);
    }
  }
}
