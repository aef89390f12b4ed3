package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @Remote} classes are checked when they are loaded, when they are used, and by the command line. */
class RemoteClassesIT {
  private static final String PROGRAM = """
      package acme;
      import dev.satchel.*;
      public class App {
        @Remote public static class Fine {
          int n = 3;
          int twice() { return 2 * n; }
        }
        @Remote public static class Connected {
          static int calls;
          java.net.Socket socket;
          int count() { return ++calls; }
        }
        @Remote public static class Counting {
          java.util.concurrent.Callable<Integer> make() {
            int[] calls = {0};
            return () -> ++calls[0];
          }
        }
        @Remote interface Face {}
        public static void main(String[] arguments) throws Exception {
          System.out.println(new Fine().twice());
          try {
            System.out.println(new Connected().count());
          } catch (Error e) {
            System.out.println(e.getClass().getName());
            System.out.println(e.getMessage());
          }
          try (RemoteJvm jvm = RemoteJvm.simulate()) {
            Fine fine = new Fine();
            System.out.println(jvm.call(() -> fine.twice()));
          }
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void theLogSaysWhatIsWrongAndTheApplicationGoesOn() throws IOException {
    Path log = folder.resolve("agent.log");
    Ended ended =
        program().agentOptions("level=info,log=" + log).run("acme.App").isFine();
    assertThat(ended.lines()).containsExactly("6", "1", "6");
    assertThat(Files.readAllLines(log).stream()
            .filter(line -> line.contains(" remote-class "))
            .map(line -> line.substring(line.indexOf(' ') + 1)))
        .containsExactlyInAnyOrder(
            "INFO  remote-class name=acme.App$Fine errors=0 warnings=0 findings=\"\"",
            "WARN  remote-class name=acme.App$Connected errors=1 warnings=0 findings=\"error[socket] Connected → field"
                + " socket (Socket): java.net.Socket cannot travel: it is a network connection of this JVM\"");
  }

  @Test
  void enforcedTheFirstUseFailsWithTheReport() {
    Ended ended =
        program().agentOptions("level=error,enforce=fail").run("acme.App").isFine();
    assertThat(String.join("\n", ended.lines())).isEqualTo("""
        6
        dev.satchel.recording.RemoteClassError
        @Remote class acme.App$Connected could not travel, and the agent's option enforce=fail forbids its use:
        error[socket]: java.net.Socket cannot travel: it is a network connection of this JVM
           = path: Connected → field socket (Socket)
           = why:  its connections end in this process; the other JVM has no part in them
           = help: ship the address, and connect in the closure:
                   () -> { try (Socket socket = new Socket(host, port)) { return talk(socket); } }

        1 error
        6""");
  }

  @Test
  void theCommandLineChecksAClassPath() {
    assertThat(program().run("acme.App").exitCode()).isZero();
    Ended refused = check("--main", "acme.App", "--class-path", folder.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.lines())
        .contains(
            "acme.App: can travel",
            "acme.App$Fine: can travel",
            "acme.App$Connected: cannot travel",
            "acme.App$Counting: cannot travel")
        .endsWith("4 @Remote classes, 2 refused");
    assertThat(String.join("\n", refused.lines()))
        .contains(
            "error[socket]: java.net.Socket cannot travel: it is a network connection of this JVM",
            "error[captured-mutable-state]: this lambda writes to the captured local 'calls'");
    Ended wrong = check("--main", "acme.None", folder.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).isEqualTo("serializer check: no class acme.None on the class path\n");
    Ended nowhere = check(folder.resolve("none").toString());
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(check("--help").exitCode()).isZero();
  }

  @Test
  void theCommandLineIsContentWhereNothingIsWrong() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Ended ended = check(empty.toString());
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.lines()).containsExactly("0 @Remote classes, 0 refused");
  }

  private UserProgram program() {
    return new UserProgram(folder).source(PROGRAM);
  }

  private static Ended check(String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Jdks.current().java().toString(),
        "-Dfile.encoding=UTF-8",
        "-jar",
        SatchelJar.path().toString(),
        "check"));
    command.addAll(List.of(arguments));
    return UnderAgent.await(command);
  }
}
