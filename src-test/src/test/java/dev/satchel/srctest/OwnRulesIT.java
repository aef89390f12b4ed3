package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that a user adds, by the agent's option {@code rules} and by {@code ServiceLoader}. */
class OwnRulesIT {
  private static final String PROGRAM = """
      package acme;
      import dev.satchel.*;
      import java.util.*;
      import java.util.concurrent.*;
      public class Own {
        static class Gateway { int port = 7; }
        static class OrderGateway extends Gateway {}
        static class Secret { int code = 3; }
        static class Service { Map<String, Gateway> gateways = Map.of("a", new OrderGateway()); Gateway local = new Gateway(); }
        public static class NoSecrets implements Rule {
          public String id() { return "no-secrets"; }
          public Refused refuse(Class<?> type) {
            return type != Secret.class ? null : new Refused("a secret cannot travel", "it is one", "keep ${secret} here");
          }
        }
        public static void main(String[] arguments) throws Exception {
          Service service = new Service();
          Secret key = new Secret();
          int[] count = {0};
          Callable<Integer> task = () -> service.gateways.get("a").port + service.local.port + key.code + ++count[0];
          try (RemoteJvm jvm = RemoteJvm.simulate()) {
            System.out.println(jvm.call(task));
          } catch (PackException refused) {
            for (Problem each : refused.problems()) {
              System.out.println(each.severity() + " " + each.rule() + " | " + each.message() + " | " + each.path() + " | " + each.help().lines().findFirst().get());
            }
          }
          System.exit(0);
        }
      }
      """;

  private static final String FORBID = """
      forbid.gateway = acme.Own$Gateway
      forbid.gateway.what = a gateway of this JVM
      forbid.gateway.why = its connections end here
      forbid.gateway.help = call ${gateway} here
      """;

  @TempDir
  Path folder;

  @Test
  void filesAndProvidersAddRules() throws IOException {
    assertThat(run(FORBID).lines())
        .containsExactly(
            "ERROR no-secrets | a secret cannot travel: it is one | task → captured 'key' (Secret) | keep key here",
            "ERROR captured-mutable-state | this lambda writes to the captured local 'count': the remote JVM would change"
                + " its own copy; this JVM would never see it | task → captured 'count' (int[]) | keep the state in an"
                + " object and ship that object:",
            "ERROR gateway | acme.Own$Gateway cannot travel: it is a gateway of this JVM: its connections end here | task →"
                + " captured 'service' (Service) → field local (Gateway) | call local here",
            "ERROR gateway | acme.Own$OrderGateway (extends acme.Own$Gateway) cannot travel: it is a gateway of this JVM:"
                + " its connections end here | task → captured 'service' (Service) → field gateways (Map) → value of"
                + " entry [0] (OrderGateway) | call gateway here");
  }

  @Test
  void severitiesAndAllowancesLetGo() throws IOException {
    Ended ended = run(FORBID + """
        severity.captured-mutable-state = off
        severity.no-secrets = warning
        allow.paths = task/service/gateways/*, task/service/local
        """);
    assertThat(ended.lines()).containsExactly("18");
    assertThat(ended.err())
        .contains(
            "warning[gateway]: allowed: acme.Own$Gateway cannot travel: it is a gateway of this JVM")
        .contains("warning[no-secrets]: allowed: a secret cannot travel")
        .doesNotContain("captured-mutable-state");
  }

  @Test
  void aFileThatIsWrongIsSaidByLine() throws IOException {
    Ended ended = run(FORBID + "severity.thraed = off\n");
    assertThat(ended.lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("ERROR rules-file | ")
        .contains("rules.properties:5: there is no rule 'thraed'");
  }

  private Ended run(String rules) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.properties"), rules);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("dev.satchel.Rule"), "acme.Own$NoSecrets\n");
    Ended ended =
        new UserProgram(classes).source(PROGRAM).agentOptions("rules=" + file).run("acme.Own");
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    return ended;
  }
}
