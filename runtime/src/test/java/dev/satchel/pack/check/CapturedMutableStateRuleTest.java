package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Reached;
import dev.satchel.pack.Compiled;
import dev.satchel.pack.FakeReached;
import dev.satchel.pack.check.Closures.Case;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CapturedMutableStateRuleTest {

  static Stream<Arguments> refused() {
    return compiled(Closures.REFUSED);
  }

  static Stream<Arguments> accepted() {
    return compiled(Closures.ACCEPTED);
  }

  private static Stream<Arguments> compiled(String text) {
    List<Case> cases = Closures.cases(text);
    List<String> sources = new ArrayList<>();
    for (Case each : cases) {
      sources.add(Closures.source(Integer.toString(sources.size()), each.body()));
    }
    List<Compiled> compiled = Compiled.all(sources, "-g");
    List<Arguments> arguments = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      arguments.add(Arguments.of(cases.get(i), compiled.get(i)));
    }
    return arguments.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesChangesOfWhatWasCaptured(Case expected, Compiled compiled) {
    List<Finding> findings = check(compiled, FakeReached.ofTask(compiled));
    assertThat(findings).extracting(Finding::message).containsExactly(expected.message());
    assertThat(findings).extracting(Finding::rule).containsExactly("captured-mutable-state");
    assertThat(findings).allMatch(Finding::isError);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptsWhatChangesNothingOfTheCallers(Case accepted, Compiled compiled) {
    assertThat(check(compiled, FakeReached.ofTask(compiled))).isEmpty();
  }

  @Test
  void saysAllOfIt() {
    Compiled compiled =
        compile("int[] count = {0};\n    return (Callable<Integer>) () -> ++count[0];", "-g");
    assertThat(ReportText.render(check(compiled, FakeReached.ofTask(compiled)))).isEqualTo("""
        error[captured-mutable-state]: this lambda writes to the captured local 'count'
          --> com/acme/Jobs.java:12 in Jobs.make()
           |
        12 |     return (Callable<Integer>) () -> ++count[0];
           |
           = path: task → captured 'count' (int[])
           = why:  the remote JVM would change its own copy; this JVM would never see it
           = help: keep the state in an object and ship that object:
                   class Counter { int count; int increment() { return ++count; } }

        1 error; nothing was written\
        """);
  }

  @Test
  void acceptsAnAliasOfAStatic() {
    Compiled compiled =
        compile("List<String> alias = SHARED; return (Runnable) () -> alias.add(\"x\");");
    assertThat(check(compiled, FakeReached.ofTask(compiled).staticField("SHARED")))
        .isEmpty();
    assertThat(check(compiled, FakeReached.ofTask(compiled))).hasSize(1);
  }

  @Test
  void acceptsAFieldOfAnObjectThatTravels() {
    Compiled compiled = compile(
        "Holder h = new Holder(); List<String> l = h.items; return (Runnable) () -> l.add(\"\" + h.count);");
    FakeReached holderFirst = new FakeReached(compiled)
        .variable("holder", new Object())
        .variable("task", compiled.call("make"));
    assertThat(check(compiled, holderFirst))
        .extracting(Finding::rule)
        .contains("captured-mutable-state");
  }

  @Test
  void namesNoVariableWhereTheClassFileHasNone() {
    Compiled compiled = compile(
        "List<String> results = new ArrayList<>(); return (Runnable) () -> results.add(\"x\");",
        "-g:none");
    List<Finding> findings = check(compiled, FakeReached.ofTask(compiled));
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly("this lambda adds to the captured list");
  }

  @Test
  void warnsWhenAllowed() {
    Compiled compiled = compile("int[] n = {0}; return (Runnable) () -> n[0]++;", "-g");
    List<Finding> findings =
        check(compiled, FakeReached.ofTask(compiled), "captured-mutable-state");
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly("allowed: this lambda writes to the captured local 'n'");
    assertThat(findings).noneMatch(Finding::isError);
  }

  private static Compiled compile(String body, String... options) {
    return Compiled.of(Closures.source("", body), options);
  }

  private static List<Finding> check(Compiled compiled, Reached reached, String... allow) {
    List<String> lines = compiled.source().lines().toList();
    return Checker.check(
        reached, Set.of(allow), compiled.classFiles(), (file, line) -> lines.get(line - 1));
  }
}
