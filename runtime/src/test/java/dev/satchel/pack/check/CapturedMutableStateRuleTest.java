package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Reached;
import dev.satchel.pack.Compiled;
import dev.satchel.pack.FakeReached;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedMutableStateRuleTest {
  private static final String HEAD = """
      package com.acme;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.function.*;
      public class Jobs {
      """;

  private static final String TAIL = """

        static class Holder { int count; List<String> items = new ArrayList<>(); Map<String, String> map = new HashMap<>();
          int increment() { return ++count; } void add(String s) { items.add(s); } static void reset(Holder h) { h.count = 0; }
          List<String> items() { return items; } }
        static class Collector { final List<String> target; Collector(List<String> target) { this.target = target; }
          void collect(String s) { target.add(s); } int size() { return target.size(); } }
        static final List<String> SHARED = new ArrayList<>();
        static int calls;
        static void fill(List<String> list) { list.add("x"); }
        static void fillLater(List<String> list, int depth) { if (depth > 0) fillLater(list, depth - 1); else fill(list); }
        static int sum(List<Integer> list) { int sum = 0; for (int i : list) sum += i; return sum; }
        static int bump(Holder holder) { return ++holder.count; }
        static <T> T same(T t) { return t; }
      }
      """;

  private static Compiled compile(String make, String... options) {
    return Compiled.of(HEAD + "  static Object make() {\n" + make + "\n  }\n" + TAIL, options);
  }

  private static List<Finding> check(Compiled compiled, Reached reached, String... allow) {
    List<String> lines = compiled.source().lines().toList();
    return Checker.check(
        reached, Set.of(allow), compiled.classFiles(), (file, line) -> lines.get(line - 1));
  }

  private static List<Finding> check(String make) {
    Compiled compiled = compile(make, "-g");
    return check(compiled, FakeReached.ofTask(compiled));
  }

  private static String message(String make) {
    List<Finding> findings = check(make);
    assertThat(findings).as(make).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("captured-mutable-state");
    assertThat(findings.get(0).isError()).isTrue();
    return findings.get(0).message();
  }

  @Test
  void saysAllOfIt() {
    Compiled compiled =
        compile("    int[] count = {0};\n    return (Callable<Integer>) () -> ++count[0];", "-g");
    assertThat(ReportText.render(check(compiled, FakeReached.ofTask(compiled)))).isEqualTo("""
        error[captured-mutable-state]: this lambda writes to the captured local 'count'
          --> com/acme/Jobs.java:9 in Jobs.make()
           |
         9 |     return (Callable<Integer>) () -> ++count[0];
           |
           = path: task → captured 'count' (int[])
           = why:  the remote JVM would change its own copy; this JVM would never see it
           = help: keep the state in an object and ship that object:
                   class Counter { int count; int increment() { return ++count; } }

        1 error; nothing was written""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int[] total = {0}; return (IntConsumer) i -> total[0] += i; // this lambda writes to the captured local 'total'",
        "String[] last = new String[1]; return (Consumer<String>) s -> last[0] = s; // this lambda writes to the captured local 'last'",
        "long[][] grid = new long[2][2]; return (Runnable) () -> grid[1][1] = 5L; // this lambda writes to 'grid[…]', which belongs to the captured array 'grid'",
        "AtomicInteger hits = new AtomicInteger(); return (Callable<Integer>) () -> hits.incrementAndGet(); // this lambda increments the captured AtomicInteger 'hits'",
        "LongAdder hits = new LongAdder(); return (Runnable) () -> hits.add(2); // this lambda adds to the captured LongAdder 'hits'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> results.add(\"x\"); // this lambda adds to the captured list 'results'",
        "Collection<String> results = new ArrayList<>(); return (Runnable) () -> results.removeIf(s -> true); // this lambda removes from the captured list 'results'",
        "Map<String, Integer> totals = new TreeMap<>(); return (Runnable) () -> totals.merge(\"a\", 1, Integer::sum); // this lambda puts into the captured map 'totals'",
        "Map<String, List<String>> byKey = new HashMap<>(); return (Runnable) () -> byKey.get(\"a\").add(\"b\"); // this lambda adds to 'byKey[…]', which belongs to the captured map 'byKey'",
        "Map<String, Integer> m = new HashMap<>(); return (Runnable) () -> { for (var e : m.entrySet()) e.setValue(0); }; // this lambda writes to 'm[…]', which belongs to the captured map 'm'",
        "Map<String, Integer> m = new HashMap<>(); return (Runnable) () -> m.keySet().clear(); // this lambda clears the captured map 'm'",
        "StringBuilder text = new StringBuilder(); return (Runnable) () -> text.append(1).append(2); // this lambda appends to the captured StringBuilder 'text'",
        "BitSet seen = new BitSet(); return (IntConsumer) i -> seen.set(i); // this lambda writes to the captured BitSet 'seen'",
        "Date when = new Date(); return (Runnable) () -> when.setTime(0); // this lambda sets the captured Date 'when'",
        "List<String> names = new ArrayList<>(); return (Runnable) () -> Collections.sort(names); // this lambda sorts the captured list 'names'",
        "int[] data = {2, 1}; return (Runnable) () -> Arrays.sort(data); // this lambda sorts the captured local 'data'",
        "int[] data = {2, 1}; return (Runnable) () -> System.arraycopy(new int[1], 0, data, 0, 1); // this lambda writes to the captured local 'data'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> fill(results); // this lambda passes the captured list 'results' to Jobs.fill(List), which adds to it",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> fillLater(results, 3); // this lambda passes the captured list 'results' to Jobs.fillLater(List, int) and on to Jobs.fill(List), which adds to it",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> List.of(1).forEach(i -> results.add(\"x\")); // this lambda adds to the captured list 'results'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> List.of(\"x\").forEach(results::add); // this lambda adds to the captured list 'results'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> new Runnable() { public void run() { results.add(\"x\"); } }.run(); // this lambda adds to the captured list 'results'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> new Collector(results).collect(\"x\"); // this lambda passes the captured list 'results' to Collector.collect(String), which adds to it",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> same(results).add(\"x\"); // this lambda adds to the captured list 'results'",
        "List<String> results = new ArrayList<>(); return (Runnable) () -> Collections.synchronizedList(results).add(\"x\"); // this lambda adds to the captured list 'results'",
        "Holder holder = new Holder(); return (Callable<Integer>) () -> ++holder.count; // this lambda writes to field 'count' of the captured Holder 'holder'",
        "Holder holder = new Holder(); return (Callable<Integer>) () -> bump(holder); // this lambda passes the captured Holder 'holder' to Jobs.bump(Holder), which writes to its field 'count'",
        "Holder holder = new Holder(); return (Runnable) () -> holder.items.add(\"x\"); // this lambda adds to 'holder.items', which belongs to the captured Holder 'holder'",
        "Holder holder = new Holder(); return (Runnable) () -> holder.items().add(\"x\"); // this lambda adds to 'holder.items', which belongs to the captured Holder 'holder'",
        "List<Holder> all = new ArrayList<>(); return (Runnable) () -> { for (Holder h : all) h.count = 0; }; // this lambda writes to field 'count' of 'all[…]', which belongs to the captured list 'all'",
        "AtomicReference<String> last = new AtomicReference<>(); return (Consumer<String>) last::set; // this method reference sets the captured AtomicReference",
        "List<String> results = new ArrayList<>(); return (Consumer<String>) results::add; // this method reference adds to the captured list",
        "List<String> results = new ArrayList<>(); return new Runnable() { public void run() { results.add(\"x\"); } }; // this anonymous class adds to the captured list 'results'",
        "int[] n = {0}; class Local implements Runnable { public void run() { n[0]++; } } return new Local(); // this local class writes to the captured local 'n'",
        "int[] n = {0}; return new Runnable() { public void run() { go(); } private void go() { n[0]++; } }; // this anonymous class writes to the captured local 'n'",
        "int[] n = {0}; return new Runnable() { public void run() { Runnable r = () -> n[0]++; r.run(); } }; // this anonymous class writes to the captured local 'n'",
      })
  void refusesChangesOfWhatWasCaptured(String makeAndMessage) {
    String[] parts = makeAndMessage.split(" // ", 2);
    assertThat(message(parts[0])).isEqualTo(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int[] data = {1}; return (Callable<Integer>) () -> data[0] + 1;",
        "List<Integer> list = List.of(1); return (Callable<Integer>) () -> sum(list);",
        "List<Integer> list = new ArrayList<>(); return (Callable<Integer>) () -> list.stream().mapToInt(i -> i).sum();",
        "List<Integer> list = new ArrayList<>(); return (Callable<List<Integer>>) () -> { List<Integer> copy = new ArrayList<>(list); copy.add(1); return copy; };",
        "Map<String, String> m = new HashMap<>(); return (Callable<String>) () -> m.getOrDefault(\"a\", m.get(\"b\"));",
        "Holder holder = new Holder(); return (Callable<Integer>) () -> holder.increment();",
        "Holder holder = new Holder(); return (Callable<Integer>) holder::increment;",
        "Holder holder = new Holder(); return (Runnable) () -> holder.add(\"x\");",
        "Holder holder = new Holder(); return (Runnable) () -> Holder.reset(holder);",
        "Holder holder = new Holder(); return (Callable<Integer>) () -> holder.items().size() + holder.items.size();",
        "List<Holder> all = new ArrayList<>(); return (Runnable) () -> all.forEach(Holder::increment);",
        "List<Holder> all = new ArrayList<>(); return (Runnable) () -> { for (Holder h : all) h.increment(); };",
        "List<String> list = new ArrayList<>(); return (Callable<Integer>) () -> new Collector(new ArrayList<>(list)).size();",
        "AtomicInteger hits = new AtomicInteger(); return (Callable<Integer>) hits::get;",
        "StringBuilder text = new StringBuilder(); return (Callable<String>) () -> text.toString() + text.length();",
        "int limit = 3; return (Callable<int[]>) () -> { int[] n = new int[limit]; n[0]++; return n; };",
        "String prefix = \"a\"; return (Function<String, String>) s -> new StringBuilder(prefix).append(s).toString();",
        "return (Runnable) () -> { SHARED.add(\"x\"); calls++; };",
        "return (Consumer<List<String>>) list -> list.add(\"x\");",
        "return new Callable<Integer>() { int n; public Integer call() { return ++n; } };",
        "class Results extends ArrayList<String> {} List<String> results = new Results(); return (Runnable) () -> results.add(\"x\");",
        "Date when = new Date(); return (Callable<Long>) () -> when.getTime();",
        "Iterable<String> names = List.of(\"a\"); return (Callable<String>) () -> names.iterator().next();",
        "Function<String, String> f = s -> s; return (Callable<Object>) () -> f;",
        "List<int[]> rows = new ArrayList<>(); return (Callable<Integer>) () -> { int[] row = rows.get(0).clone(); row[0]++; return row[0]; };",
      })
  void acceptsWhatChangesNothingOfTheCallers(String make) {
    assertThat(check(make)).isEmpty();
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
  void namesNoVariableWhereTheClassFileHasNone() {
    Compiled compiled = compile(
        "List<String> results = new ArrayList<>(); return (Runnable) () -> results.add(\"x\");",
        "-g:none");
    List<Finding> findings = check(compiled, FakeReached.ofTask(compiled));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).isEqualTo("this lambda adds to the captured list");
  }

  @Test
  void warnsWhenAllowed() {
    Compiled compiled = compile("int[] n = {0}; return (Runnable) () -> n[0]++;");
    List<Finding> findings =
        check(compiled, FakeReached.ofTask(compiled), "captured-mutable-state");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).isError()).isFalse();
    assertThat(findings.get(0).message())
        .isEqualTo("allowed: this lambda writes to the captured local");
  }
}
