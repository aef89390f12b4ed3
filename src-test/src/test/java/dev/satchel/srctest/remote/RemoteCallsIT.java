package dev.satchel.srctest.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.jobs.Failures;
import com.acme.jobs.Verbs;
import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.agent.AgentJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same program with a simulated remote JVM, a forked one, and a forked one of another JDK, from each JDK. */
class RemoteCallsIT {
  static List<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Jdks.Jdk jdk : Jdks.all()) {
      pairs.add(Arguments.of(jdk, "simulate"));
      for (Jdks.Jdk other : Jdks.all()) {
        pairs.add(Arguments.of(jdk, other.home().toString()));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyVerbKeepsIdentity(Jdks.Jdk jdk, String remote) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(Verbs.class, remote);

    assertThat(result.err()).isEmpty();
    assertThat(withoutPids(result.out()))
        .containsExactly(
            "call 42",
            "null null",
            remote.equals("simulate") ? "printed over there" : "[remote N] printed over there",
            "apply 4",
            "argument is the capture true",
            "submit 8",
            "field is the static true",
            "comes back itself true",
            "within a new record true",
            "made over there true {}",
            "first 8",
            "second 8",
            "kept 42",
            "uses 1 2",
            "same object true, here 0",
            "its map is the static true",
            "outside null",
            "many 1330",
            "here {} 7");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void exceptionsComeAsThemselvesOrAsStandIns(Jdks.Jdk jdk, String remote) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(Failures.class, remote);

    String joint = remote.equals("simulate") ? "call(simulated remote JVM)" : "call(remote JVM N)";
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .containsExactly(
            "OrderException: no such order, order 13",
            "cause java.io.IOException: disk full",
            "trace | order+ | lambda in own+ | " + joint + " | own+ | main+",
            "cause's trace order",
            "run: java.lang.IllegalStateException: boom",
            "trace | lambda in checkedByRun+ | " + joint + " | checkedByRun+ | main+",
            "error: java.lang.StackOverflowError",
            "stand-in for com.acme.jobs.Failures$StuckException: stuck",
            "reason names the path: true",
            "trace | lambda in standIn+ | " + joint + " | standIn+ | main+",
            "result refused, path result → element [1] (Thread)",
            "submitted: 14");
  }

  static List<String> withoutPids(String out) {
    return out.lines()
        .map(line -> line.replaceAll("\\[remote \\d+]", "[remote N]"))
        .toList();
  }
}
