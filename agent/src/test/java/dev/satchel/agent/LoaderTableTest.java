package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class LoaderTableTest {
  private final LoaderTable<String> table = new LoaderTable<>();

  /** A loader whose own equality is not to be trusted. */
  private static final class Odd extends ClassLoader {
    @Override
    public boolean equals(Object other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int hashCode() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void tellsLoadersApartByIdentity() {
    ClassLoader own = LoaderTableTest.class.getClassLoader();
    table.put(new Odd(), "dev/satchel/agent/LoaderTableTest", "odd");
    assertThat(table.get(LoaderTableTest.class)).isNull();

    table.put(own, "dev/satchel/agent/LoaderTableTest", "one");
    table.put(own, "dev/satchel/agent/LoaderTableTest", "two");
    assertThat(table.get(LoaderTableTest.class)).isEqualTo("two");
    assertThat(table.get(AgentOptions.class)).isNull();
    assertThat(table.get(String.class)).isNull();
  }

  @Test
  void keepsNoLoaderAlive() {
    for (int i = 0; i < 100; i++) {
      table.put(new Odd(), "a/B", "x");
    }
    await().untilAsserted(() -> {
      System.gc();
      assertThat(table.loaders()).isZero();
    });
  }
}
