package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.pack.Compiled;
import dev.satchel.pack.FakeReached;
import dev.satchel.pack.check.Closures.Case;
import dev.satchel.pack.code.Effects;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import dev.satchel.values.ValueKinds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Knows of closures what {@link CapturedMutableStateRule} knows, as far as code tells without objects. */
class ClosuresOfClassTest {
  /** Which function a variable holds only objects tell. */
  static List<Arguments> refused() {
    return Closures.compiled(Closures.cases(Closures.REFUSED).stream()
        .filter(each ->
            !each.body().matches("(?s).*(Supplier|BiConsumer|Consumer<int|Runnable r = ).*"))
        .toList());
  }

  static List<Arguments> accepted() {
    return Closures.compiled(Closures.cases(Closures.ACCEPTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void reportsChangesOfWhatClosuresCaptured(Case expected, Compiled compiled) {
    assertThat(check(compiled))
        .extracting(Finding::message)
        .anyMatch(message -> message.startsWith(expected.message()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void reportsNoErrorWhereNothingChanges(Case accepted, Compiled compiled) {
    assertThat(check(compiled)).filteredOn(Finding::isError).isEmpty();
  }

  @Test
  void onlyClosuresThatLeaveTheirMethodAreMeant() {
    Compiled compiled = Compiled.of("""
        package com.acme;
        import java.util.*;
        import java.util.function.*;
        public class Rates {
          static Supplier<Integer> last;
          int sum(List<Integer> all) {
            int[] sum = {0};
            all.forEach(x -> sum[0] += x);
            return sum[0];
          }
          Supplier<Integer> later(List<Integer> all) {
            return () -> { all.clear(); return 1; };
          }
          Supplier<Integer> ofField() {
            List<Integer> alias = list;
            return () -> { alias.clear(); return 1; };
          }
          final List<Integer> list = new ArrayList<>();
          void store() {
            AtomicCounter n = new AtomicCounter();
            last = () -> n.count++;
          }
          static class AtomicCounter { int count; }
          static Object make() { return null; }
        }
        """);
    assertThat(ReportText.renderCheck(check(compiled))).isEqualTo("""
        warning[captured-mutable-state]: this lambda clears the captured list 'all'
          --> com/acme/Rates.java:12 in Rates.later(List)
           |
        12 |     return () -> { all.clear(); return 1; };
           |
           = path: task → captured 'all' (List)
           = why:  the remote JVM would change its own copy; this JVM would never see it; unless the object travels with somebody else who owns it
           = help: keep the state in an object and ship that object:
                   class All { final List<Integer> all = new ArrayList<>(); void add(Integer item) { all.add(item); } }

        error[captured-mutable-state]: this lambda writes to field 'count' of the captured AtomicCounter 'n'
          --> com/acme/Rates.java:21 in Rates.store()
           |
        21 |     last = () -> n.count++;
           |
           = path: task → captured 'n' (AtomicCounter)
           = why:  the remote JVM would change its own copy; this JVM would never see it
           = help: let AtomicCounter change its own field, by a method that the closure calls:
                   class AtomicCounter { int count; int incrementCount() { return ++count; } }

        1 error, 1 warning\
        """);
  }

  private static List<Finding> check(Compiled compiled) {
    return ClosuresOfClass.check(
        compiled.main(),
        new Effects(compiled.classFiles(), FakeReached.ofTask(compiled).methods()),
        (file, line) -> compiled.source().lines().toList().get(line - 1),
        ValueKinds.typeNames());
  }
}
