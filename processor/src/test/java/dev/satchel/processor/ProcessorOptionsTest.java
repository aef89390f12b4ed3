package dev.satchel.processor;

import static dev.satchel.pack.check.RuleLevel.ERROR;
import static dev.satchel.pack.check.RuleLevel.OFF;
import static dev.satchel.pack.check.RuleLevel.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.pack.check.RuleLevel;
import dev.satchel.problem.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorOptionsTest {
  private static final Map<String, List<String>> TYPES = Map.of(
      "thread", List.of("java.lang.Thread", "java.lang.Runnable"),
      "socket", List.of("java.net.Socket", "java.io.Closeable"));

  private final List<String> complaints = new ArrayList<>();

  private ProcessorOptions options(Map<String, String> given) {
    return ProcessorOptions.of(given, complaints::add);
  }

  private static RuleLevel level(ProcessorOptions options, String rule, boolean isError) {
    Finding finding = new Finding(rule, isError, "", "Job → field worker (Thread)", null, "", "");
    return options.level(finding, TYPES.getOrDefault(rule, List.of()));
  }

  @Test
  void leavesFindingsAsTheyAreByDefault() {
    ProcessorOptions options = options(Map.of());
    assertThat(level(options, "thread", true)).isEqualTo(ERROR);
    assertThat(level(options, "thread", false)).isEqualTo(WARNING);
  }

  @Test
  void severityIsTheMost() {
    ProcessorOptions options = options(Map.of("satchel.severity", "warning"));
    assertThat(level(options, "thread", true)).isEqualTo(WARNING);
    assertThat(level(options, "thread", false)).isEqualTo(WARNING);
    assertThat(level(options(Map.of("satchel.severity", "off")), "thread", false))
        .isEqualTo(OFF);
  }

  @Test
  void aRulesOwnSeverityWins() {
    ProcessorOptions options =
        options(Map.of("satchel.severity", "off,thread:error, socket : warning"));
    assertThat(level(options, "thread", false)).isEqualTo(ERROR);
    assertThat(level(options, "socket", true)).isEqualTo(WARNING);
    assertThat(level(options, "process", true)).isEqualTo(OFF);
    assertThat(complaints).isEmpty();
  }

  @Test
  void complainsOfWhatItDoesNotUnderstand() {
    ProcessorOptions options = options(Map.of("satchel.severity", "nothing,socket:loud"));
    assertThat(complaints)
        .containsExactly(
            "-Asatchel.severity: 'nothing' is not understood; write error, warning or off, for one rule as in thread:off",
            "-Asatchel.severity: 'socket:loud' is not understood; write error, warning or off, for one rule as in thread:off");
    assertThat(level(options, "thread", true)).isEqualTo(ERROR);
    assertThat(level(options, "socket", true)).isEqualTo(ERROR);
  }

  @Test
  void takesTheRulesFileOfTheAgent(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("satchel.rules"), """
        severity.socket = off
        severity.rule-of-a-provider = off
        allow.types = java.lang.Runnable
        """);
    ProcessorOptions options = options(Map.of("satchel.rules", file.toString()));
    assertThat(complaints).isEmpty();
    assertThat(level(options, "socket", true)).isEqualTo(OFF);
    assertThat(level(options, "thread", true)).isEqualTo(WARNING);
    ProcessorOptions given =
        options(Map.of("satchel.rules", file.toString(), "satchel.severity", "socket:error"));
    assertThat(level(given, "socket", true)).isEqualTo(ERROR);
  }

  @Test
  void saysWhatIsWrongWithTheRulesFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("satchel.rules"), "severity.socket = loud\n");
    options(Map.of("satchel.rules", file.toString()));
    options(Map.of("satchel.rules", folder.resolve("none").toString()));
    assertThat(complaints)
        .containsExactly(
            "-Asatchel.rules: " + file + ":1: 'loud' is none of error, warning, off",
            "-Asatchel.rules: " + folder.resolve("none") + ": there is no such file");
  }
}
