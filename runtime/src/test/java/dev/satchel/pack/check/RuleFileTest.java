package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.Finding;
import dev.satchel.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules file: what it may say, and what is said of one that is wrong. */
class RuleFileTest {
  @TempDir
  Path folder;

  @AfterEach
  void noRules() {
    Recording.rules(null);
  }

  @Test
  void readsTheSampleOfTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "rules.md"));
    int start = page.indexOf("```properties\n") + "```properties\n".length();
    RuleSettings settings = read(page.substring(start, page.indexOf("```", start)));
    assertThat(settings.forbidden()).hasSize(1);
    ForbiddenType gateway = settings.forbidden().get(0);
    assertThat(gateway.rule()).isEqualTo("gateway");
    assertThat(gateway.names())
        .extracting(ForbiddenType.Name::type)
        .containsExactly("com.acme.Gateway", "com.acme.gateways.*");
    assertThat(gateway.help(List.of()))
        .isEqualTo(
            "call it here, and ship what it returns:\nOrder order = ${gateway}.order(id);   // before the closure");
    assertThat(settings.levels())
        .containsEntry("static-made-again", RuleLevel.OFF)
        .containsEntry("static-filled-outside", RuleLevel.ERROR)
        .containsEntry("captured-mutable-state", RuleLevel.WARNING);
    assertThat(settings.allow())
        .containsExactly(
            "com.acme.LocalDataSource",
            "com.acme.legacy.*",
            "task/service/gateways/*",
            "Gateways.ALL/*",
            "not-remote");
  }

  @Test
  void saysFileAndLineOfWhatIsWrong() {
    assertWrong("\n# x\nnonsense", 3, "'nonsense' is not of the form key = value");
    assertWrong(
        "sevrity.thread = off",
        1,
        "unknown key 'sevrity.thread'; known are severity.RULE, allow.rules, allow.types, allow.packages,"
            + " allow.paths, forbid.RULE, forbid.RULE.what, forbid.RULE.why, forbid.RULE.help");
    assertWrong("severity.thread = of", 1, "'of' is none of error, warning, off");
    assertWrong("severity.threads = off", 1, "there is no rule 'threads'; is 'thread' meant?");
    assertWrong("severity.x = off", 1, "there is no rule 'x'; docs/forbidden.md lists them");
    assertWrong(
        "allow.\\\n  types = \\\n a.B\nforbid.x = a b", 4, "'a b' is no name of a type or package");
    assertWrong("forbid.x.what = a thing", 1, "no types: forbid.x = a.b.Type, a.b.other.*");
    assertWrong("forbid.X = a.B", 1, "'X' is no id for a rule: small letters, digits and hyphens");
    assertWrong("forbid.x.wat = a.B", 1, "unknown key 'forbid.x.wat'; known are what, why, help");
    assertWrong(
        "severity.thread=off\nseverity.thread=error",
        2,
        "'severity.thread' is there already, in line 1");
    assertWrong("allow.types =", 1, "'allow.types' has no value");
    assertWrong("allow.paths = thread", 1, "'thread' is no path, such as task/service/pool");
    Path missing = folder.resolve("none.properties");
    assertThatThrownBy(() -> RuleFile.read(missing, Set.of()))
        .isInstanceOf(RuleFileException.class)
        .hasMessage(missing + ": there is no such file");
  }

  @Test
  void forbidsTypesAndPackagesTheJdksIncluded() throws IOException {
    Policy policy = policy("forbid.gateway = " + Gateway.class.getName()
        + ", java.util.Random\nforbid.gateway.what = a gateway");
    List<Finding> findings = check(policy, new OrderGateway(), new Random(), new ArrayList<>());
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            OrderGateway.class.getName() + " (extends " + Gateway.class.getName()
                + ") cannot travel: it is a gateway",
            "java.util.Random cannot travel: it is a gateway");
    assertThat(findings).allMatch(Finding::isError);
  }

  @Test
  void changesSeverities() throws IOException {
    String forbid = "forbid.gateway = " + Gateway.class.getName() + "\n";
    assertThat(check(policy(forbid + "severity.gateway = warning"), new Gateway()))
        .hasSize(1)
        .noneMatch(Finding::isError);
    assertThat(check(policy(forbid + "severity.gateway = off"), new Gateway())).isEmpty();
    assertThat(Checker.of(policy("severity.thread = off"))
            .check(
                ReachedObjects.ofOthers(Thread.currentThread()),
                type -> null,
                (file, line) -> null))
        .as("there is no way to carry it")
        .allMatch(Finding::isError)
        .hasSize(1);
    Finding made = StaticMadeAgain.finding("a.B", "c", "d.E", "d.E", null);
    assertThat(policy("severity.static-made-again = error").adjust(List.of(made)))
        .allMatch(Finding::isError)
        .hasSize(1);
    assertThat(policy("severity.static-made-again = off").adjust(List.of(made))).isEmpty();
    Finding ofNative = new Finding("native-method", true, "m", "class a.B", null, "w", "h");
    assertThat(policy("allow.rules = native-method").adjust(List.of(ofNative)))
        .noneMatch(Finding::isError)
        .hasSize(1);
    Finding unreadable = new Finding("static-unreadable", true, "m", "p", null, "w", "h");
    assertThat(policy("severity.static-unreadable = off").adjust(List.of(unreadable)))
        .containsExactly(unreadable);
  }

  @Test
  void allowsByTypePackageAndPath() throws IOException {
    String forbid = "forbid.gateway = " + Gateway.class.getName() + "\n";
    for (String allow : List.of(
        "allow.types = " + Gateway.class.getName(),
        "allow.packages = dev.satchel.pack.check",
        "allow.paths = task/f*",
        "allow = gateway")) {
      assertThat(check(policy(forbid + allow), new OrderGateway()))
          .as(allow)
          .hasSize(1)
          .noneMatch(Finding::isError);
    }
    assertThat(check(policy(forbid + "allow.paths = task/g*"), new OrderGateway()))
        .allMatch(Finding::isError);
    assertThat(check(policy(forbid + "allow.packages = dev.satchel.pa"), new OrderGateway()))
        .allMatch(Finding::isError);
  }

  @Test
  void asksTheUsersOwnRulesFirst() {
    CustomRule rule = new CustomRule(
        "no-gateways",
        type -> Gateway.class.isAssignableFrom(type)
            ? new CustomRule.Said("no", "why", "use ${gateway}")
            : null);
    CustomRule failing = new CustomRule("broken", type -> {
      throw new IllegalArgumentException("x");
    });
    List<Finding> findings =
        check(Policy.inForce(List.of(), List.of(rule, failing)), new Gateway(), new Random());
    assertThat(findings).extracting(Finding::rule).containsExactly("no-gateways", "broken");
    assertThat(findings.get(0).help()).isEqualTo("use f0");
    assertThat(findings.get(1).message())
        .isEqualTo("rule broken failed when asked about java.util.Random");
  }

  @Test
  void shortensPaths() {
    assertThat(
            Allowance.shortened(
                "task → captured 'svc' (Service) → field all (Map) → value of entry [3] (List) → element [0] (Gateway)"))
        .isEqualTo("task/svc/all/[3]/[0]");
    assertThat(Allowance.shortened("static Pools.WORKERS (List) → element [0] (Pool)"))
        .isEqualTo("Pools.WORKERS/[0]");
  }

  private RuleSettings read(String text) throws IOException {
    Path file =
        Files.writeString(folder.resolve("rules" + System.nanoTime() + ".properties"), text);
    Recording.rules(file);
    return RuleFile.read(
        file,
        Set.of(
            "thread",
            "static-made-again",
            "static-filled-outside",
            "static-unreadable",
            "captured-mutable-state",
            "native-method"));
  }

  private Policy policy(String text) throws IOException {
    read(text);
    return Policy.inForce(List.of(), List.of());
  }

  private static List<Finding> check(Policy policy, Object... objects) {
    return Checker.of(policy)
        .check(ReachedObjects.ofTravellers(objects), type -> null, (file, line) -> null);
  }

  private void assertWrong(String text, int line, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RuleFileException.class)
        .hasMessageStartingWith(folder.toString())
        .hasMessageEndingWith(".properties:" + line + ": " + message);
  }

  static class Gateway {}

  static class OrderGateway extends Gateway {}
}
