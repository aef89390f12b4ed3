package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sample in two JVMs: one under the agent with the samples' classes, and the bare one that it forks. */
class SamplesIT {
  private static final Jdks.Jdk JDK = Jdks.current();

  @Test
  void quickStart() {
    Ended ended = Samples.run(JDK, "samples.QuickStart").isFine();
    assertThat(ended.out())
        .startsWith("{\n  \"satchel\": 1,\n")
        .contains(
            "\"samples.QuickStart\"",
            "\"lambda\": \"samples.QuickStart#main(java.lang.String[])/0\"");
    List<String> lines = ended.lines();
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly("here:  42, in my own JVM", "there: 42, in another JVM");
  }

  @Test
  void analyticsPipeline() {
    Samples.run(JDK, "samples.AnalyticsPipeline")
        .isFine()
        .printed(
            "there: {calls=3, errors=1}",
            "here:  {calls=1, errors=0}",
            "there, next call: {calls=1, errors=0}");
  }

  @Test
  void configurationWithDefaults() {
    Samples.run(JDK, "samples.ConfigurationWithDefaults")
        .isFine()
        .printed(
            "there: plain uses the defaults: true, patient does: false",
            "there: plain 45, a new one 45, patient 60",
            "here:  plain 30, patient 60");
  }

  @Test
  void crossModuleReference() {
    Samples.run(JDK, "samples.CrossModuleReference")
        .isFine()
        .printed(
            "there: a DataPoint: true",
            "here:  a DataPoint: true",
            "here:  DataPoint(0.0, 0.0)",
            "here:  the one that I sent: true");
  }

  @Test
  void twoHelpers() {
    List<String> lines = Samples.run(JDK, "samples.TwoHelpers").isFine().lines();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            "travels: [analytics.helpers.Helper, samples.TwoHelpers, visualization.helpers.Helper]");
    assertThat(lines.subList(1, 3)).containsExactly("here:    42 and <21>", "there:   42 and <21>");
    assertThat(lines.get(3))
        .matches("travels: \\[plugin\\.Transform, plugin\\.Transform@\\S+, samples\\.TwoHelpers]");
    assertThat(lines.subList(4, 6))
        .containsExactly("here:    HELLO and hello!", "there:   HELLO and hello!");
  }

  @Test
  void sessions() {
    Samples.run(JDK, "samples.Sessions").isFine().printed("two calls: null", "one session: 42");
  }

  @Test
  void thirdPartyLibraries() {
    List<String> lines =
        Samples.runWithLibraries(JDK, "samples.ThirdPartyLibraries").isFine().lines();
    assertThat(lines).hasSize(10);
    assertThat(lines.get(1)).startsWith("  here:    [-0.3698630136986");
    assertThat(lines.get(2).substring("  there:   ".length()))
        .isEqualTo(lines.get(1).substring("  here:    ".length()));
    assertThat(lines.get(6)).isEqualTo("  here:    [Bern, Thun, Spiez, Brig], 117.0 km");
    assertThat(lines.get(7)).isEqualTo("  there:   [Bern, Thun, Spiez, Brig], 117.0 km");
    for (int library : new int[] {0, 5}) {
      assertThat(lines.get(library + 3))
          .matches("  travels: \\d\\d of \\d{3,4} classes, \\d{2,3} of \\d{4,5} methods");
      assertThat(lines.get(library + 4)).matches("  payload: \\d{5,6} bytes");
    }
  }

  @Test
  void refusedClosure() {
    Ended ended = Samples.run(JDK, "samples.RefusedClosure").isFine();
    assertThat(ended.out())
        .contains(
            "error[captured-mutable-state]",
            "'count'",
            "'socket'",
            "java.net.Socket",
            "--> samples/RefusedClosure.java:");
    List<String> lines = ended.lines();
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly("there: 1", "here:  1");
  }

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void quickStartRunsOnEveryJdkOfThisMachine(Jdks.Jdk jdk) {
    List<String> lines = Samples.run(jdk, "samples.QuickStart").isFine().lines();
    assertThat(lines).last().isEqualTo("there: 42, in another JVM");
  }
}
