package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter text = new StringWriter();

  private ProgressBar bar(boolean isShown) {
    return new ProgressBar(new PrintWriter(text), isShown, 0);
  }

  @Test
  void drawsHowFarTheWorkIsAndWipesItself() {
    try (ProgressBar bar = bar(true)) {
      bar.progress("walking", 65_536, -1, SECOND);
      bar.progress("making", 45, 100, 2 * SECOND);
      bar.progress("making", 46, 100, 2 * SECOND + 1);
      bar.progress("making", 100, 100, 3 * SECOND);
    }
    assertThat(text.toString().split("\r"))
        .containsExactly(
            "",
            "walking 65536",
            "making [#########           ] 45%",
            "making [####################] 100%",
            " ".repeat(34));
  }

  @Test
  void leavesNoTraceOfShortWork() {
    try (ProgressBar bar = bar(true)) {
      bar.progress("making", 10, 100, SECOND / 3);
    }
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void drawsNothingWhereNobodyLooks() {
    try (ProgressBar bar = bar(false)) {
      bar.progress("making", 10, 100, 5 * SECOND);
    }
    assertThat(text.toString()).isEmpty();
    assertThat(ProgressBar.isWanted(true, Map.of())).isTrue();
    assertThat(ProgressBar.isWanted(false, Map.of())).isFalse();
    assertThat(ProgressBar.isWanted(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(ProgressBar.isWanted(true, Map.of("CI", "true"))).isFalse();
    assertThat(ProgressBar.isWanted(true, Map.of("CI", "", "NO_COLOR", ""))).isTrue();
  }
}
