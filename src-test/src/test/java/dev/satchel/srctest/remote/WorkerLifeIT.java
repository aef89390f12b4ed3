package dev.satchel.srctest.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.jobs.Crashes;
import com.acme.jobs.Surroundings;
import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import dev.satchel.srctest.agent.AgentJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a forked worker starts, what it has, and every way in which it ends. */
class WorkerLifeIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void workerThatIsLostIsNamedAndReplaced(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(Crashes.class, "fork");

    assertThat(RemoteCallsIT.withoutPids(result.err())).containsExactly("[remote N] last words");
    assertThat(RemoteCallsIT.withoutPids(result.out()))
        .containsExactlyInAnyOrder(
            "exit code 3, [last words]",
            "the remote JVM N ended with exit code 3 while it had the call",
            "  the last lines that it printed:",
            "    last words",
            "next call 1",
            "[remote N] Terminating due to java.lang.OutOfMemoryError: Java heap space",
            "exceeded memory",
            "the remote JVM N ran out of memory (Java heap space) and ended while it had the call;"
                + " give it more, for instance by jvmArgs(\"-Xmx2g\")",
            "next call 2",
            "killed: 137",
            "another worker true",
            "session's worker lost: 1",
            "and the session with it",
            "next call 3",
            "deadline PT2S, stopped true",
            "same worker true",
            "ended true",
            "another worker true",
            "[remote N] sleeps",
            "cancelled",
            "[remote N] interrupted over there");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void forkedJvmHasTheJarAndNothingElseOfItsParent(Jdks.Jdk jdk) {
    Set<String> before = temporaryFiles();
    AgentJvm.Result result = new AgentJvm(jdk)
        .satchel("")
        .environment("SECRET", "password")
        .environment("JDK_JAVA_OPTIONS", "-Dsecret=1")
        .environment("LC_ALL", "C.UTF-8")
        .environment("TZ", "Europe/Vienna")
        .run(Surroundings.class, "close");

    String out = result.out();
    assertThat(out).contains("class path " + SatchelJar.path() + "\n");
    assertThat(out).contains("arguments " + SatchelJar.path() + " worker --forked\n");
    assertThat(out.lines()
            .filter(line -> line.startsWith("environment "))
            .findFirst()
            .orElse("")
            .split(" "))
        .contains("LC_ALL", "TZ", "PATH")
        .allMatch(name -> name.startsWith("LC_")
            || Set.of("environment", "HOME", "LANG", "LANGUAGE", "PATH", "TMPDIR", "TZ")
                .contains(name));
    assertThat(out).contains("input -1\n", "ended true\n");
    assertThat(RemoteCallsIT.withoutPids(out))
        .contains("[remote N] no line end", "[remote N] printed last");
    assertThat(RemoteCallsIT.withoutPids(result.err()))
        .contains("[remote N] of the error stream: ä €");
    assertThat(temporaryFiles()).isSubsetOf(before);
  }

  /** What a worker might leave behind. */
  private static Set<String> temporaryFiles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains("satchel"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workerEndsWithAParentThatIsKilled() throws IOException {
    Process parent =
        new AgentJvm(Jdks.current()).satchel("").start(Surroundings.class.getName(), "stay");
    BufferedReader out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    String line;
    while ((line = out.readLine()) != null && !line.startsWith("pid ")) {
      assertThat(line).doesNotContain("Exception");
    }
    assertThat(line).isNotNull();
    ProcessHandle worker =
        ProcessHandle.of(Long.parseLong(line.substring("pid ".length()))).orElseThrow();
    assertThat(worker.isAlive()).isTrue();

    parent.destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> !worker.isAlive());
  }
}
