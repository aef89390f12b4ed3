package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.report.Remotes;
import dev.satchel.recording.ClassVerdict;
import org.junit.jupiter.api.Test;

/** Classes are checked without objects of them. */
class RemoteClassesTest {
  @Test
  void acceptsWhatCanTravel() {
    PackReport report = Satchel.check(Remotes.Fine.class);
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings()).isEmpty();
    assertThat(report.toString()).isEmpty();
  }

  @Test
  void refusesByTypeFieldsStaticsAndCode() {
    PackReport report = Satchel.check(Remotes.Connected.class);
    assertThat(Remotes.isInitialized).as("no code of it ran").isFalse();
    assertThat(report.problems())
        .extracting(problem -> problem.rule() + " " + problem.path())
        .containsExactly(
            "socket Connected → field sockets (Socket[])",
            "socket static Connected.shared (Socket)",
            "native-method class " + Remotes.Connected.class.getName());
    assertThat(report.warnings())
        .extracting(problem -> problem.rule() + " " + problem.path())
        .containsExactly(
            "executor Connected → field pool (ExecutorService)",
            "open-file Connected → field job (Import) → field in (FileInputStream)",
            "static-made-again static Connected.WATCH (Thread)");
    assertThat(report.toString()).endsWith("3 errors, 3 warnings");
    assertThat(Satchel.check(Remotes.Worker.class).problems())
        .extracting(Problem::path)
        .containsExactly("class " + Remotes.Worker.class.getName());
  }

  @Test
  void tellsTheAgentInWordsOfTheJdk() {
    ClassVerdict verdict = RemoteClasses.verdict(Remotes.Worker.class);
    assertThat(verdict.errors()).isEqualTo(1);
    assertThat(verdict.lines())
        .containsExactly("error[thread] class " + Remotes.Worker.class.getName() + ": "
            + Remotes.Worker.class.getName()
            + " (extends java.lang.Thread) cannot travel: it is a thread of this JVM");
    assertThat(verdict.report()).startsWith("error[thread]: ");
  }
}
