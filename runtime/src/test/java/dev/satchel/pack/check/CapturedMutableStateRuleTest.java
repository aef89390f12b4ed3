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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CapturedMutableStateRuleTest {

  static List<Arguments> refused() {
    return Closures.compiled(Closures.cases(Closures.REFUSED));
  }

  static List<Arguments> accepted() {
    return Closures.compiled(Closures.cases(Closures.ACCEPTED));
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
        "Holder h = new Holder(); List<String> l = h.items; return (Runnable) () -> l.add(\"\" + h.count);",
        "-g");
    assertThat(check(compiled, FakeReached.ofTask(compiled))).isEmpty();
  }

  @Test
  void refusesALatchThatIsCountedDown() {
    Compiled compiled = compile(
        "CountDownLatch done = new CountDownLatch(1); return (Runnable) done::countDown;", "-g");
    assertThat(check(compiled, FakeReached.ofTask(compiled)))
        .extracting(Finding::message)
        .containsExactly("this method reference counts down the captured CountDownLatch");
  }

  @Test
  void leavesToOtherRulesWhatCannotTravelAnyway() {
    Compiled compiled = compile(
        "java.io.PrintWriter out = new java.io.PrintWriter(java.io.Writer.nullWriter()); return (Runnable) () -> out.println();",
        "-g");
    assertThat(check(compiled, FakeReached.ofTask(compiled)))
        .extracting(Finding::message)
        .containsExactly("java.io.PrintWriter cannot travel: it is a writer that is being written");
  }

  /** What {@code help} tells the user to write compiles. */
  @Test
  void givesRemediesThatCompile() {
    List<String> sources = new ArrayList<>();
    List<Compiled> refused =
        refused().stream().map(arguments -> (Compiled) arguments.get()[1]).toList();
    for (Compiled compiled : refused) {
      String help = check(compiled, FakeReached.ofTask(compiled)).get(0).help();
      int code = help.indexOf("\nclass ");
      if (code >= 0) {
        sources.add("package remedy" + sources.size()
            + "; import java.util.*; import java.util.concurrent.atomic.*;" + help.substring(code));
      }
    }
    assertThat(sources).hasSizeGreaterThan(30);
    assertThat(Compiled.all(sources)).hasSameSizeAs(sources);
  }

  @Test
  void writesRemediesInTheUsersNamesAndTypes() {
    assertThat(help("int[] total = {0}; return (IntConsumer) i -> total[0] += i;"))
        .isEqualTo("keep the state in an object and ship that object:\n"
            + "class Total { int total; int add(int amount) { return total += amount; } }");
    assertThat(
            help(
                "Map<String, List<Long>> byName = new TreeMap<>(); return (Runnable) () -> byName.clear();"))
        .isEqualTo("keep the state in an object and ship that object:\n"
            + "class ByName { final Map<String, List<Long>> byName = new TreeMap<>();"
            + " void put(String key, List<Long> value) { byName.put(key, value); } }");
    assertThat(help("Set<int[]> s = new HashSet<>(); return (Runnable) () -> s.add(null);"))
        .isEqualTo(
            "keep the state in an object and ship that object:\n"
                + "class Results { final Set<int[]> s = new HashSet<>(); void add(int[] item) { s.add(item); } }");
    assertThat(help(
            "AtomicLong hits = new AtomicLong(); return (Runnable) () -> hits.incrementAndGet();"))
        .isEqualTo("keep the state in an object and ship that object:\n"
            + "class Hits { long hits; long increment() { return ++hits; } }");
    assertThat(help("Holder holder = new Holder(); return (Runnable) () -> holder.count += 2;"))
        .isEqualTo("let Holder change its own field, by a method that the closure calls:\n"
            + "class Holder { int count; int addToCount(int amount) { return count += amount; } }");
    assertThat(help("Set<Long> set = new HashSet<>(); return (Runnable) () -> set.add(1L);"))
        .as("Set is taken")
        .isEqualTo(
            "keep the state in an object and ship that object:\n"
                + "class Results { final Set<Long> set = new HashSet<>(); void add(Long item) { set.add(item); } }");
    assertThat(help("boolean[] seen = new boolean[9]; return (IntConsumer) i -> seen[i] = true;"))
        .isEqualTo("keep the state in an object and ship that object:\n"
            + "class Seen {\n  final boolean[] seen;\n  Seen(boolean[] seen) { this.seen = seen; }\n"
            + "  void set(int index, boolean value) { seen[index] = value; }\n}");
  }

  private static String help(String body) {
    Compiled compiled = compile(body, "-g");
    return check(compiled, FakeReached.ofTask(compiled)).get(0).help();
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
