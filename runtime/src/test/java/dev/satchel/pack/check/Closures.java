package dev.satchel.pack.check;

import dev.satchel.pack.Compiled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Bodies of a method {@code make()} that returns a closure, for tests. */
final class Closures {
  /** Each followed by the message that refuses it. */
  static final String REFUSED = """
      int[] total = {0}; return (IntConsumer) i -> total[0] += i;
      // this lambda writes to the captured local 'total'

      String[] last = new String[1]; return (Consumer<String>) s -> last[0] = s;
      // this lambda writes to the captured local 'last'

      long[][] grid = new long[2][2]; return (Runnable) () -> grid[1][1] = 5L;
      // this lambda writes to an element of the captured array 'grid'

      AtomicInteger hits = new AtomicInteger(); return (Callable<Integer>) () -> hits.incrementAndGet();
      // this lambda increments the captured AtomicInteger 'hits'

      LongAdder hits = new LongAdder(); return (Runnable) () -> hits.add(2);
      // this lambda adds to the captured LongAdder 'hits'

      List<String> results = new ArrayList<>(); return (Runnable) () -> results.add("x");
      // this lambda adds to the captured list 'results'

      Collection<String> results = new ArrayList<>(); return (Runnable) () -> results.removeIf(s -> true);
      // this lambda removes from the captured list 'results'

      Map<String, Integer> totals = new TreeMap<>();
      return (Runnable) () -> totals.merge("a", 1, Integer::sum);
      // this lambda puts into the captured map 'totals'

      Map<String, List<String>> byKey = new HashMap<>(); return (Runnable) () -> byKey.get("a").add("b");
      // this lambda adds to an element of the captured map 'byKey'

      Map<String, Integer> m = new HashMap<>();
      return (Runnable) () -> { for (var e : m.entrySet()) e.setValue(0); };
      // this lambda writes to an element of the captured map 'm'

      Map<String, Integer> m = new HashMap<>(); return (Runnable) () -> m.keySet().clear();
      // this lambda clears the captured map 'm'

      StringBuilder text = new StringBuilder(); return (Runnable) () -> text.append(1).append(2);
      // this lambda appends to the captured StringBuilder 'text'

      BitSet seen = new BitSet(); return (IntConsumer) i -> seen.set(i);
      // this lambda writes to the captured BitSet 'seen'

      Date when = new Date(); return (Runnable) () -> when.setTime(0);
      // this lambda sets the captured Date 'when'

      List<String> names = new ArrayList<>(); return (Runnable) () -> Collections.sort(names);
      // this lambda sorts the captured list 'names'

      int[] data = {2, 1}; return (Runnable) () -> Arrays.sort(data);
      // this lambda sorts the captured local 'data'

      int[] data = {2, 1}; return (Runnable) () -> System.arraycopy(new int[1], 0, data, 0, 1);
      // this lambda writes to the captured local 'data'

      List<String> results = new ArrayList<>(); return (Runnable) () -> fill(results);
      // this lambda passes the captured list 'results' to Jobs.fill(List), which adds to it

      List<String> results = new ArrayList<>(); return (Runnable) () -> fillLater(results, 3);
      // this lambda passes the captured list 'results' to Jobs.fillLater(List, int) and on to Jobs.fill(List), which adds to it

      List<String> results = new ArrayList<>();
      return (Runnable) () -> List.of(1).forEach(i -> results.add("x"));
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> List.of("x").forEach(results::add);
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> new Runnable() { public void run() { results.add("x"); } }.run();
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> new Collector(results).collect("x");
      // this lambda passes the captured list 'results' to Collector.collect(String), which adds to it

      List<String> results = new ArrayList<>(); return (Runnable) () -> same(results).add("x");
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> Collections.synchronizedList(results).add("x");
      // this lambda adds to the captured list 'results'

      Holder holder = new Holder(); return (Callable<Integer>) () -> ++holder.count;
      // this lambda writes to field 'count' of the captured Holder 'holder'

      Holder holder = new Holder(); return (Callable<Integer>) () -> bump(holder);
      // this lambda passes the captured Holder 'holder' to Jobs.bump(Holder), which writes to its field 'count'

      Holder holder = new Holder(); return (Runnable) () -> holder.items.add("x");
      // this lambda adds to 'holder.items', which belongs to the captured Holder 'holder'

      Holder holder = new Holder(); return (Runnable) () -> holder.items().add("x");
      // this lambda adds to 'holder.items', which belongs to the captured Holder 'holder'

      List<Holder> all = new ArrayList<>(); return (Runnable) () -> { for (Holder h : all) h.count = 0; };
      // this lambda writes to field 'count' of an element of the captured list 'all'

      AtomicReference<String> last = new AtomicReference<>(); return (Consumer<String>) last::set;
      // this method reference sets the captured AtomicReference

      List<String> results = new ArrayList<>(); return (Consumer<String>) results::add;
      // this method reference adds to the captured list

      List<String> results = new ArrayList<>();
      return new Runnable() { public void run() { results.add("x"); } };
      // this anonymous class adds to the captured list 'results'

      int[] n = {0}; class Local implements Runnable { public void run() { n[0]++; } } return new Local();
      // this local class writes to the captured local 'n'

      int[] n = {0}; return new Runnable() { public void run() { go(); } private void go() { n[0]++; } };
      // this anonymous class writes to the captured local 'n'

      int[] n = {0}; return new Runnable() { public void run() { Runnable r = () -> n[0]++; r.run(); } };
      // this anonymous class writes to the captured local 'n'

      List<Holder> all = new ArrayList<>(); return (Runnable) () -> all.forEach(h -> h.count = 0);
      // this lambda writes to field 'count' of an element of the captured list 'all'

      List<int[]> rows = new ArrayList<>();
      return (Runnable) () -> rows.stream().filter(r -> r.length > 0).forEach(r -> r[0]++);
      // this lambda writes to an element of the captured list 'rows'

      Map<String, List<String>> m = new HashMap<>();
      return (Runnable) () -> m.forEach((k, v) -> v.add(k));
      // this lambda adds to an element of the captured map 'm'

      Map<String, Holder> m = new HashMap<>(); return (Runnable) () -> m.values().forEach(Jobs::bump);
      // this lambda passes the captured map 'm' to Jobs.bump(Holder), which writes to field 'count' of an element of it

      Holder holder = new Holder(); return (Runnable) () -> Optional.of(holder).ifPresent(h -> h.count++);
      // this lambda writes to field 'count' of the captured Holder 'holder'

      List<String> results = new ArrayList<>();
      return (Callable<Object>) () -> Stream.of(1).map(i -> "" + i).collect(Collectors.toCollection(() ->
      results));
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>(); return (Runnable) () -> { List<String> alias = results;
      for (int i = 0; i < 3; i++) { alias.add("" + i); alias = i > 1 ? results : new ArrayList<>(); } };
      // this lambda adds to the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> { Iterator<String> it = results.iterator();
      while (it.hasNext()) if (it.next().isEmpty()) it.remove(); };
      // this lambda removes from the captured list 'results'

      List<String> results = new ArrayList<>(); return (Runnable) () -> { Object[] args = {results};
      ((List) args[0]).clear(); };
      // this lambda clears the captured list 'results'

      List<String> results = new ArrayList<>();
      return (Runnable) () -> { Consumer<String> c = results::add; Stream.of("a").forEach(c); };
      // this lambda adds to the captured list 'results'

      Map<String, Integer> cache = new HashMap<>();
      return (Function<String, Integer>) key -> cache.computeIfAbsent(key, String::length);
      // this lambda puts into the captured map 'cache'

      int[] n = {0}; Runnable r = () -> n[0]++; return (Runnable) () -> { r.run(); r.run(); };
      // this lambda writes to the captured local 'n'

      boolean[] done = {false}; return (Runnable) () -> done[0] = true;
      // this lambda writes to the captured local 'done'

      Object lock = new Object(); int[] n = {0};
      return (Runnable) () -> { synchronized (lock) { n[0] += 2; } };
      // this lambda writes to the captured local 'n'

      List<Holder> all = new ArrayList<>(); return (Runnable) () -> each(all, h -> h.count++);
      // this lambda writes to field 'count' of an element of the captured list 'all'

      Holder holder = new Holder(); return (Runnable) () -> with(holder, h -> h.items.clear());
      // this lambda clears 'holder.items', which belongs to the captured Holder 'holder'

      List<String> list = new ArrayList<>(); return (Runnable) () -> with(list, Jobs::fill);
      // this lambda passes the captured list 'list' to Jobs.fill(List), which adds to it

      Holder holder = new Holder(); return (Runnable) () -> Holder.reset(holder);
      // this lambda passes the captured Holder 'holder' to Holder.reset(Holder), which writes to its field 'count'

      List<String> list = new ArrayList<>(); Supplier<List<String>> sup = () -> list;
      return (Runnable) () -> sup.get().add("x");
      // this lambda adds to the captured list 'list'

      Holder holder = new Holder(); Supplier<List<String>> sup = holder::items;
      return (Runnable) () -> sup.get().add("x");
      // this lambda adds to 'it.items', which belongs to the captured Holder

      List<String> list = new ArrayList<>(); BiConsumer<List<String>, String> f = List::add;
      return (Runnable) () -> f.accept(list, "x");
      // this lambda passes the captured list 'list' to the captured BiConsumer 'f', which adds to it

      int[] n = {0}; Consumer<int[]> f = a -> a[0]++; return (Runnable) () -> { for (int i = 0; i < 3; i++) f.accept(n); };
      // this lambda passes the captured array 'n' to the captured Consumer 'f', which writes to it
      """;

  /** Each changes nothing that its caller would look at. */
  static final String ACCEPTED = """
      List<Holder> all = new ArrayList<>();
      return (Callable<Integer>) () -> { int[] n = {0}; each(all, h -> n[0] += h.count); return n[0]; };

      return (Callable<Integer>) () -> with(new Holder(), h -> h.count++).count;

      int[] data = {1}; return (Callable<Integer>) () -> data[0] + 1;

      List<Integer> list = List.of(1); return (Callable<Integer>) () -> sum(list);

      List<Integer> list = new ArrayList<>(); Supplier<List<Integer>> sup = () -> list;
      return (Callable<Integer>) () -> sum(sup.get());

      Supplier<List<Integer>> sup = ArrayList::new; return (Callable<Boolean>) () -> sup.get().add(1);

      List<Integer> list = new ArrayList<>(); ToIntFunction<List<Integer>> f = List::size;
      return (Callable<Integer>) () -> f.applyAsInt(list);

      Holder holder = new Holder(); ToIntFunction<Holder> f = Holder::increment;
      return (Callable<Integer>) () -> f.applyAsInt(holder);

      List<Integer> list = new ArrayList<>();
      return (Callable<Integer>) () -> list.stream().mapToInt(i -> i).sum();

      List<Integer> list = new ArrayList<>();
      return (Callable<List<Integer>>) () -> { List<Integer> copy = new ArrayList<>(list); copy.add(1);
      return copy; };

      Map<String, String> m = new HashMap<>();
      return (Callable<String>) () -> m.getOrDefault("a", m.get("b"));

      Holder holder = new Holder(); return (Callable<Integer>) () -> holder.increment();

      Holder holder = new Holder(); return (Callable<Integer>) holder::increment;

      Holder holder = new Holder(); return (Runnable) () -> holder.add("x");

      Holder holder = new Holder();
      return (Callable<Integer>) () -> holder.items().size() + holder.items.size();

      List<Holder> all = new ArrayList<>(); return (Runnable) () -> all.forEach(Holder::increment);

      List<Holder> all = new ArrayList<>(); return (Runnable) () -> { for (Holder h : all) h.increment();
      };

      List<String> list = new ArrayList<>();
      return (Callable<Integer>) () -> new Collector(new ArrayList<>(list)).size();

      AtomicInteger hits = new AtomicInteger(); return (Callable<Integer>) hits::get;

      StringBuilder text = new StringBuilder();
      return (Callable<String>) () -> text.toString() + text.length();

      int limit = 3; return (Callable<int[]>) () -> { int[] n = new int[limit]; n[0]++; return n; };

      String prefix = "a";
      return (Function<String, String>) s -> new StringBuilder(prefix).append(s).toString();

      return (Runnable) () -> { SHARED.add("x"); calls++; };

      return (Consumer<List<String>>) list -> list.add("x");

      return new Callable<Integer>() { int n; public Integer call() { return ++n; } };

      class Results extends ArrayList<String> {} List<String> results = new Results();
      return (Runnable) () -> results.add("x");

      Date when = new Date(); return (Callable<Long>) () -> when.getTime();

      Iterable<String> names = List.of("a"); return (Callable<String>) () -> names.iterator().next();

      Function<String, String> f = s -> s; return (Callable<Object>) () -> f;

      List<int[]> rows = new ArrayList<>();
      return (Callable<Integer>) () -> { int[] row = rows.get(0).clone(); row[0]++; return row[0]; };

      List<Holder> all = new ArrayList<>();
      return (Callable<Object>) () -> all.stream().map(Holder::increment).collect(Collectors.toList());

      List<String> names = List.of();
      return (Callable<Object>) () ->
      names.stream().sorted().collect(Collectors.toCollection(ArrayList::new));

      List<String> names = List.of();
      return (Callable<Object>) () -> { var out = new TreeMap<String, List<String>>();
      for (String n : names) out.computeIfAbsent(n, k -> new ArrayList<>()).add(n); return out; };

      int[] data = {3, 1}; return (Callable<int[]>) () -> { int[] copy = Arrays.copyOf(data, 2);
      Arrays.sort(copy); copy[0] = 9; return copy; };

      Map<String, Integer> weights = new HashMap<>();
      return (Comparator<String>) (a, b) -> weights.get(a) - weights.get(b);

      Holder holder = new Holder();
      return (Callable<Object>) () -> { synchronized (holder) { return holder.increment(); } };

      Holder holder = new Holder(); return (Callable<Object>) () -> { Runnable r = holder::increment;
      r.run(); return holder.count; };

      List<String> in = List.of("a");
      return (Callable<Object>) () -> { StringBuilder b = new StringBuilder(); in.forEach(b::append);
      return b.toString(); };

      List<String> fixed = List.of("a");
      Map<String, Integer> view = Collections.unmodifiableMap(new HashMap<>());
      return (Callable<Object>) () -> { try { return fixed.add("x"); }
      catch (UnsupportedOperationException e) { return view.put("a", 1); } };

      java.time.LocalDate day = java.time.LocalDate.MIN; return (Callable<Object>) () -> day.plusDays(1);
      """;

  private static final String SOURCE = """
      package com.acme%s;

      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.function.*;
      import java.util.stream.*;

      public class Jobs {
        static Object make() {
          %s
        }

        static class Holder {
          int count;
          List<String> items = new ArrayList<>();
          int increment() { return ++count; }
          void add(String s) { items.add(s); }
          static void reset(Holder h) { h.count = 0; }
          List<String> items() { return items; }
        }

        static class Collector {
          final List<String> target;
          Collector(List<String> target) { this.target = target; }
          void collect(String s) { target.add(s); }
          int size() { return target.size(); }
        }

        static final List<String> SHARED = new ArrayList<>();
        static int calls;
        static void fill(List<String> list) { list.add("x"); }
        static void fillLater(List<String> list, int depth) {
          if (depth > 0) fillLater(list, depth - 1); else fill(list);
        }
        static int sum(List<Integer> list) { int sum = 0; for (int i : list) sum += i; return sum; }
        static int bump(Holder holder) { return ++holder.count; }
        static <T> T same(T t) { return t; }
        static void each(List<Holder> all, Consumer<Holder> action) {
          for (Holder holder : all) action.accept(holder);
        }
        interface Visitor<T> { void visit(T t); }
        static <T> T with(T t, Visitor<? super T> visitor) { return pass(visitor, t); }
        static <T> T pass(Visitor<? super T> visitor, T t) { visitor.visit(t); return t; }
      }
      """;

  private Closures() {}

  /** A body, and the message expected of it, which is empty for none. */
  record Case(String body, String message) {
    @Override
    public String toString() {
      return body;
    }
  }

  static List<Case> cases(String text) {
    List<Case> cases = new ArrayList<>();
    for (String block : text.strip().split("\n\\s*\n")) {
      int comment = block.indexOf("// ");
      cases.add(
          comment < 0
              ? new Case(block, "")
              : new Case(
                  block.substring(0, comment), block.substring(comment + 3).strip()));
    }
    return cases;
  }

  /** Each case with its class, all compiled at once. */
  static List<Arguments> compiled(List<Case> cases) {
    List<String> sources = new ArrayList<>();
    for (Case each : cases) {
      sources.add(source(Integer.toString(sources.size()), each.body()));
    }
    List<Compiled> compiled = Compiled.all(sources, "-g");
    List<Arguments> arguments = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      arguments.add(Arguments.of(cases.get(i), compiled.get(i)));
    }
    return arguments;
  }

  /** The whole source of the class {@code com.acme}{@code number}{@code .Jobs}; the body starts on line 11. */
  static String source(String number, String body) {
    return SOURCE.formatted(number, body);
  }
}
