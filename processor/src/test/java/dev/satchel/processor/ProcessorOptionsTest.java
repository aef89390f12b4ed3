package dev.satchel.processor;

import static dev.satchel.processor.ProcessorOptions.Level.ERROR;
import static dev.satchel.processor.ProcessorOptions.Level.OFF;
import static dev.satchel.processor.ProcessorOptions.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorOptionsTest {
  private final List<String> complaints = new ArrayList<>();

  private ProcessorOptions options(Map<String, String> given) {
    return ProcessorOptions.of(given, complaints::add);
  }

  @Test
  void leavesFindingsAsTheyAreByDefault() {
    ProcessorOptions options = options(Map.of());
    assertThat(options.level("thread", true)).isEqualTo(ERROR);
    assertThat(options.level("thread", false)).isEqualTo(WARNING);
  }

  @Test
  void severityIsTheMost() {
    ProcessorOptions options = options(Map.of("satchel.severity", "Warning"));
    assertThat(options.level("thread", true)).isEqualTo(WARNING);
    assertThat(options.level("thread", false)).isEqualTo(WARNING);
    assertThat(options(Map.of("satchel.severity", "off")).level("thread", false))
        .isEqualTo(OFF);
  }

  @Test
  void aRulesOwnSeverityWins() {
    ProcessorOptions options = options(
        Map.of("satchel.severity", "off", "satchel.rules", "thread:error, socket : warning"));
    assertThat(options.level("thread", false)).isEqualTo(ERROR);
    assertThat(options.level("socket", true)).isEqualTo(WARNING);
    assertThat(options.level("process", true)).isEqualTo(OFF);
    assertThat(complaints).isEmpty();
  }

  @Test
  void complainsOfWhatItDoesNotUnderstand() {
    ProcessorOptions options = options(Map.of("satchel.rules", "thread,socket:loud"));
    assertThat(complaints)
        .containsExactly(
            "-Asatchel.rules: 'thread' is not understood; write rule:severity, as in thread:warning",
            "-Asatchel.rules: 'socket:loud' is not understood; severities are error, warning and off");
    assertThat(options.level("thread", true)).isEqualTo(ERROR);
    assertThat(options.level("socket", true)).isEqualTo(ERROR);
  }
}
