package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says what is so: its code stands in the samples, what it shows is what they print. */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  @Test
  void itsJavaStandsInTheSamples() {
    String samples = squeezed(String.join(
        "\n",
        List.of(
            Samples.source("samples.QuickStart"),
            Samples.source("samples.AnalyticsPipeline"),
            Samples.source("samples.ThirdPartyLibraries"),
            Samples.source("samples.RefusedClosure"),
            Samples.source("samples.Sessions"))));
    List<String> blocks = blocks("java");
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
    for (String block : blocks) {
      // Blank lines part statements that stand apart in the sample, too.
      for (String part : block.split("\n\n")) {
        assertThat(samples).contains(squeezed(part.replaceAll(" *// (null|42)\\b", "")));
      }
    }
  }

  @Test
  void showsWhatTheProgramsPrint() {
    List<String> shown = blocks("");
    assertThat(shown)
        .anySatisfy(block ->
            assertThat(block).isEqualTo("here:  42, in my own JVM\nthere: 42, in another JVM\n"));
    String report = shown.stream()
        .filter(block -> block.startsWith("error[captured-mutable-state]"))
        .findFirst()
        .orElseThrow();
    String sources = "=sources=" + Samples.project().resolve("samples/src/main/java");
    Ended refused =
        Samples.run(Jdks.current(), sources, "samples.RefusedClosure").isFine();
    assertThat(refused.out()).startsWith(report);
    String equations = shown.stream()
        .filter(block -> block.startsWith("linear equations"))
        .findFirst()
        .orElseThrow();
    Ended libraries =
        Samples.runWithLibraries(Jdks.current(), "samples.ThirdPartyLibraries").isFine();
    assertThat(libraries.out().replaceAll("\\d+ bytes", "n bytes"))
        .startsWith(equations.replaceAll("\\d+ bytes", "n bytes"));
  }

  @Test
  void ciRunsItsCommandsWordForWord() throws IOException {
    String ci = Files.readString(Samples.project().resolve(".ci/run"));
    List<String> commands = blocks("").stream()
        .map(String::strip)
        .filter(block -> block.startsWith("mvn "))
        .toList();
    assertThat(commands).hasSize(2);
    assertThat(ci.lines()).containsAll(commands);
  }

  private static List<String> blocks(String language) {
    try {
      Matcher block = BLOCK.matcher(Files.readString(Samples.project().resolve("README.md")));
      List<String> found = new ArrayList<>();
      while (block.find()) {
        if (block.group(1).equals(language)) {
          found.add(block.group(2));
        }
      }
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
