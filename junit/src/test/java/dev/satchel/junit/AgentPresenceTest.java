package dev.satchel.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.satchel.RemoteJvm;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;

/** This JVM has no agent. */
class AgentPresenceTest {
  private static final String START =
      "Satchel's agent does not run in this JVM: without it, lambdas cannot be shipped.\n"
          + "Start the JVM of the tests with\n"
          + "    -javaagent:";

  @Test
  void saysHowToAddTheAgent() {
    assertThat(AgentPresence.message(Path.of("/repo/satchel-agent-0.1.0.jar"))).isEqualTo("""
            Satchel's agent does not run in this JVM: without it, lambdas cannot be shipped.
            Start the JVM of the tests with
                -javaagent:/repo/satchel-agent-0.1.0.jar
            Maven: surefire (and failsafe) take it as
                <argLine>-javaagent:${dev.satchel:satchel-agent:jar}</argLine>
            where the goal 'properties' of maven-dependency-plugin sets that property.
            Gradle: tasks.test { jvmArgs("-javaagent:/repo/satchel-agent-0.1.0.jar") }""");
    assertThat(AgentPresence.message(null)).startsWith(START + "serializer.jar\n");
  }

  @Test
  void isAskedForByEachAssertion() {
    Callable<Integer> task = () -> 1;
    Function<Integer, Integer> function = n -> n;
    assertThatThrownBy(() -> SatchelAssertions.assertShippable(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(START);
    assertThatThrownBy(() -> SatchelAssertions.assertSameAnswer(task))
        .hasMessageStartingWith(START);
    assertThatThrownBy(() -> SatchelAssertions.assertSameAnswer(function, 1))
        .hasMessageStartingWith(START);
  }

  @Test
  void isAskedForByTheExtension() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Uses.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.started(2).failed(2))
        .assertThatEvents()
        .haveExactly(
            2,
            event(finishedWithFailure(
                message(text -> text.contains(START)), instanceOf(RuntimeException.class))));
  }

  static class Uses {
    @Test
    @ExtendWith(SatchelExtension.class)
    void aParameter(RemoteJvm jvm) {}

    @Test
    @Simulated
    void aBody() {}
  }
}
