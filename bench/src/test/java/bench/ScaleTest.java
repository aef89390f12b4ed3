package bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void sizesGoUpToTheLast() {
    assertThat(Scale.sizes(1_000, 10_000_000))
        .containsExactly(
            1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000);
    assertThat(Scale.sizes(100, 200)).containsExactly(100);
  }
}
