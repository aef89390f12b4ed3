package dev.satchel.srctest.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.jobs.Connects;
import com.acme.jobs.Packs;
import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import dev.satchel.srctest.agent.AgentJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar serializer.jar}: what each sub-command prints and its exit code. */
class CommandLineIT {
  @TempDir
  private static Path folder;

  @BeforeAll
  static void pack() {
    AgentJvm.Result result = new AgentJvm(Jdks.current())
        .satchel("log=" + folder.resolve("agent.log") + ",level=debug")
        .run(Packs.class, folder.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  private static AgentJvm.Result serializer(String... arguments) {
    String[] all = Stream.concat(Stream.of(SatchelJar.path().toString()), Arrays.stream(arguments))
        .toArray(String[]::new);
    return new AgentJvm(Jdks.current()).run("-jar", all);
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void withoutArgumentsItShowsItsUsage() {
    AgentJvm.Result result = serializer();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("Usage: serializer")
        .contains("worker", "inspect", "run", "log");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void helpOfEverySubCommandSucceeds() {
    for (String command : List.of("worker", "inspect", "check", "run", "log")) {
      AgentJvm.Result result = serializer(command, "--help");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).startsWith("Usage: serializer " + command);
    }
    assertThat(serializer("--help").exitCode()).isZero();
    assertThat(serializer("--version").out()).startsWith("Satchel ");
  }

  @Test
  void wrongUsageIsOneLine() {
    assertWrong(
        "serializer: no command 'frobnicate'; one of worker, inspect, check, run, log (see: serializer --help)",
        2,
        "frobnicate");
    assertWrong(
        "serializer inspect: Missing required parameter: 'PAYLOAD' (see: serializer inspect --help)",
        2,
        "inspect");
    assertWrong("serializer inspect: no file " + file("none"), 2, "inspect", file("none"));
    assertWrong("serializer log: " + folder + " is a directory", 2, "log", folder.toString());
    assertWrong(
        "serializer log: no level 'loud'; one of error, warn, info, debug (see: serializer log --help)",
        2,
        "log",
        file("agent.log"),
        "--level",
        "loud");
    assertWrong(
        "serializer worker: '192.0.2.1' is not a loopback address: beyond this machine a worker needs mutual TLS,"
            + " which is not available yet; use localhost, for instance through an SSH tunnel (see: serializer worker"
            + " --help)",
        2,
        "worker",
        "--listen",
        "192.0.2.1:0");
  }

  @Test
  void damagedPayloadIsOneLine() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("two.satchel"));
    Files.write(folder.resolve("short"), Arrays.copyOf(whole, whole.length - 10));
    Files.writeString(folder.resolve("text"), "hello");
    for (String command : List.of("inspect", "run")) {
      for (String name : List.of("short", "text")) {
        AgentJvm.Result result = serializer(command, file(name));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err())
            .startsWith("serializer " + command + ": " + file(name) + " is no sound payload: ");
      }
    }
  }

  private static void assertWrong(String line, int exitCode, String... arguments) {
    AgentJvm.Result result = serializer(arguments);
    assertThat(result.errLines()).containsExactly(line);
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void inspectShowsWhatTravels() {
    AgentJvm.Result result = serializer("inspect", file("root.json"));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Satchel payload, format 1, ")
        .contains(
            "variables (1)\n  root = fn_0 (lambda com.acme.jobs.Packs#main(java.lang.String[])/0 as"
                + " java.util.concurrent.Callable)\n",
            "  com.acme.jobs.Packs  (class, com/acme/jobs/Packs.java:",
            "    metric(String)\n",
            "  com.acme.jobs.Packs\n    METRICS = sv_0 (java.util.HashMap)\n",
            "  1 × java.util.HashMap\n")
        .doesNotContain("calls");
    assertThat(serializer("inspect", file("two.satchel")).out()).contains("variables (3)\n");
  }

  @Test
  void runRunsAVariable() {
    AgentJvm.Result root = serializer("run", file("root.json"));
    assertThat(root.err()).isEmpty();
    assertThat(root.out()).isEqualTo("3\n");
    assertThat(root.exitCode()).isZero();
    assertThat(serializer("run", file("two.satchel"), "--variable", "good").out())
        .isEqualTo("answer 3\n");

    AgentJvm.Result bad = serializer("run", file("two.satchel"), "--variable", "bad");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err())
        .startsWith("java.lang.IllegalStateException: boom\n\tat com.acme.jobs.Packs.");

    assertWrong(
        "serializer run: variable 'data' is a java.lang.String, which is neither a Callable, a Supplier nor a Runnable",
        1,
        "run",
        file("two.satchel"),
        "--variable",
        "data");
    assertWrong(
        "serializer run: no variable 'root'; this payload has: good, bad, data",
        2,
        "run",
        file("two.satchel"));
  }

  @Test
  void logFindsLinesByClassEventAndLevel() {
    AgentJvm.Result result = serializer("log", file("agent.log"), "--class", "Packs");
    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines())
        .isNotEmpty()
        .allMatch(line -> line.contains("com.acme.jobs.Packs"));
    String event = result.outLines().get(0).split(" +")[2];
    assertThat(
            serializer("log", file("agent.log"), "--class", "com.acme.jobs.Packs", "--event", event)
                .outLines())
        .isNotEmpty()
        .allMatch(line -> line.contains(" " + event + " "));
    assertThat(
            serializer("log", file("agent.log"), "--class", "com.acme.Nobody").exitCode())
        .isEqualTo(1);
    assertThat(serializer("log", file("agent.log"), "--level", "error").outLines())
        .isEmpty();
  }

  @Test
  void listeningWorkerServesWhoKnowsItsToken() throws IOException {
    Process worker = new AgentJvm(Jdks.current())
        .start("-jar", SatchelJar.path().toString(), "worker", "--listen", "localhost:0");
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(worker.getErrorStream(), UTF_8))) {
      String[] first = err.readLine().split(" ");
      String address = first[4].replace(",", "");
      String token = first[6];

      AgentJvm.Result result =
          new AgentJvm(Jdks.current()).satchel("").run(Connects.class, address, token);

      assertThat(result.err()).isEmpty();
      assertThat(result.outLines())
          .containsExactly(
              "refused: the worker does not know this token; it printed the right one at its start",
              "call 2",
              "session 2 3",
              "elsewhere true",
              "lost: true");
      await().atMost(Duration.ofSeconds(10)).until(() -> !worker.isAlive());
    } finally {
      worker.destroyForcibly();
    }
  }
}
