package programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams with collectors, spliterators and iterators of one's own; generators; futures and pools that are made over there. */
public final class Pipelines {
  static final class Trie implements Iterable<String> {
    private final Map<Character, Trie> children = new TreeMap<>();
    private boolean isEnd;

    Trie add(String word) {
      Trie node = this;
      for (char c : word.toCharArray()) {
        node = node.children.computeIfAbsent(c, x -> new Trie());
      }
      node.isEnd = true;
      return this;
    }

    Trie merge(Trie other) {
      other.forEach(this::add);
      return this;
    }

    static Collector<String, Trie, Trie> collector() {
      return Collector.of(Trie::new, Trie::add, Trie::merge, Collector.Characteristics.UNORDERED);
    }

    @Override
    public Iterator<String> iterator() {
      return new Iterator<>() {
        private final Deque<Map.Entry<String, Trie>> open = new ArrayDeque<>(List.of(Map.entry("", Trie.this)));
        private String next;

        @Override
        public boolean hasNext() {
          while (next == null && !open.isEmpty()) {
            Map.Entry<String, Trie> entry = open.pop();
            List<Map.Entry<String, Trie>> below = new ArrayList<>();
            entry.getValue().children.forEach((c, child) -> below.add(0, Map.entry(entry.getKey() + c, child)));
            below.forEach(open::push);
            if (entry.getValue().isEnd) {
              next = entry.getKey();
            }
          }
          return next != null;
        }

        @Override
        public String next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          String found = next;
          next = null;
          return found;
        }
      };
    }
  }

  /** A collector of one's own as an object. */
  static final class TopN<T> implements Collector<T, List<T>, List<T>> {
    private final int n;
    private final Comparator<? super T> order;

    TopN(int n, Comparator<? super T> order) {
      this.n = n;
      this.order = order;
    }

    @Override
    public Supplier<List<T>> supplier() {
      return ArrayList::new;
    }

    @Override
    public BiConsumer<List<T>, T> accumulator() {
      return (list, t) -> {
        list.add(t);
        list.sort(order.reversed());
        if (list.size() > n) {
          list.remove(n);
        }
      };
    }

    @Override
    public BinaryOperator<List<T>> combiner() {
      return (a, b) -> {
        b.forEach(t -> accumulator().accept(a, t));
        return a;
      };
    }

    @Override
    public Function<List<T>, List<T>> finisher() {
      return List::copyOf;
    }

    @Override
    public Set<Characteristics> characteristics() {
      return EnumSet.noneOf(Characteristics.class);
    }
  }

  static final class Range implements Spliterator.OfInt {
    private int from;
    private final int to;

    Range(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean tryAdvance(java.util.function.IntConsumer action) {
      if (from >= to) {
        return false;
      }
      action.accept(from++);
      return true;
    }

    @Override
    public Spliterator.OfInt trySplit() {
      int middle = (from + to) >>> 1;
      if (middle - from < 8) {
        return null;
      }
      Range first = new Range(from, middle);
      from = middle;
      return first;
    }

    @Override
    public long estimateSize() {
      return to - from;
    }

    @Override
    public int characteristics() {
      return SIZED | SUBSIZED | ORDERED;
    }
  }

  static <T> Iterator<T> generate(T seed, Function<T, T> next) {
    return new Iterator<>() {
      private T state = seed;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public T next() {
        T now = state;
        state = next.apply(state);
        return now;
      }
    };
  }

  static <T> Stream<List<T>> windows(Collection<T> all, int size) {
    List<T> list = new ArrayList<>(all);
    return IntStream.rangeClosed(0, list.size() - size).mapToObj(i -> list.subList(i, i + size));
  }

  record Sale(String shop, String item, int pieces, double price) {
    double total() {
      return pieces * price;
    }
  }

  static final class Fibonacci extends RecursiveTask<Long> {
    private final int n;

    Fibonacci(int n) {
      this.n = n;
    }

    @Override
    protected Long compute() {
      if (n < 2) {
        return (long) n;
      }
      Fibonacci other = new Fibonacci(n - 1);
      other.fork();
      return new Fibonacci(n - 2).compute() + other.join();
    }
  }

  static final class Words {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String text) {
      for (String word : text.split("\\W+")) {
        counts.computeIfAbsent(word, w -> new LongAdder()).increment();
      }
    }
  }

  static int failures;

  static <T> T retry(int times, Supplier<T> supplier, Consumer<RuntimeException> onFailure) {
    RuntimeException last = null;
    for (int i = 0; i < times; i++) {
      try {
        return supplier.get();
      } catch (RuntimeException e) {
        failures++;
        onFailure.accept(e);
        last = e;
      }
    }
    throw new IllegalStateException("gave up after " + times, last);
  }

  public static void main(String[] args) throws Exception {
    List<Sale> sales = List.of(new Sale("north", "tea", 3, 2.5), new Sale("south", "tea", 1, 2.75), new Sale("north", "cup", 4, 7),
        new Sale("east", "pot", 1, 19.9), new Sale("south", "cup", 2, 6.5));
    Both both = new Both(Both.jvm(args));
    both.same("own collector", () -> {
      Trie trie = Stream.of("tea", "ten", "to", "a").parallel().collect(Trie.collector());
      return String.join(",", trie);
    });
    Trie trie = new Trie().add("x").add("xy").add("ab");
    both.same("captured and merged", () -> String.join(",", trie.merge(new Trie().add("abc"))));
    Iterator<String> half = new Trie().add("one").add("two").add("six").iterator();
    half.next();
    both.same("iterator half way", () -> {
      StringBuilder rest = new StringBuilder();
      half.forEachRemaining(rest::append);
      return rest;
    });
    TopN<Sale> top = new TopN<>(2, Comparator.comparingDouble(Sale::total));
    both.same("collector as an object", () -> sales.stream().collect(top).stream().map(Sale::item).toList());
    Collector<String, ?, String> joined = Collector.of(StringBuilder::new, (StringBuilder b, String s) -> b.append(s).append('.'),
        StringBuilder::append, StringBuilder::toString);
    Collector<String, ?, Set<String>> toSet = Collectors.toSet();
    both.same("collectors as values", () -> Stream.of("a", "b").collect(joined) + Stream.of("a", "a").collect(toSet) + toSet.characteristics()
        + joined.characteristics());
    both.same("grouping", () -> sales.stream().collect(Collectors.groupingBy(Sale::shop, TreeMap::new,
        Collectors.teeing(Collectors.summingInt(Sale::pieces), Collectors.averagingDouble(Sale::price), (n, p) -> n + "x" + p))));
    List<Collector<Sale, ?, ?>> kept = List.of(
        Collectors.groupingBy(Sale::shop, TreeMap::new, Collectors.mapping(Sale::item, Collectors.toCollection(TreeSet::new))),
        Collectors.toMap(Sale::item, Sale::pieces, Integer::sum, TreeMap::new),
        Collectors.partitioningBy(s -> s.total() > 10, Collectors.counting()),
        Collectors.reducing(0, Sale::pieces, Math::max));
    both.same("kept collectors", () -> {
      StringBuilder all = new StringBuilder();
      for (Collector<Sale, ?, ?> each : kept) {
        all.append(sales.stream().collect(each)).append(' ');
      }
      return all;
    });
    both.same("partition", () -> sales.stream().collect(Collectors.partitioningBy(s -> s.total() > 10, Collectors.mapping(Sale::item, Collectors.joining("+")))));
    both.same("statistics", () -> {
      DoubleSummaryStatistics s = sales.stream().mapToDouble(Sale::total).summaryStatistics();
      return s.getMax() + " " + s.getCount() + " " + s.getSum();
    });
    both.same("spliterator", () -> StreamSupport.intStream(new Range(0, 1000), true).filter(n -> n % 7 == 0).sum());
    Range begun = new Range(5, 12);
    begun.tryAdvance((int n) -> { });
    both.same("spliterator begun", () -> StreamSupport.intStream(begun, false).boxed().toList());
    Iterator<Integer> collatz = generate(27, n -> n % 2 == 0 ? n / 2 : 3 * n + 1);
    collatz.next();
    both.same("generator", () -> Stream.generate(collatz::next).takeWhile(n -> n != 1).count());
    Supplier<Stream<Integer>> numbers = () -> IntStream.iterate(1, n -> n * 3).limit(8).boxed();
    both.same("stream supplier", () -> numbers.get().flatMap(n -> Stream.of(n, -n)).sorted().toList() + " " + numbers.get().mapToInt(n -> n).max());
    both.same("windows", () -> windows(new LinkedHashSet<>(List.of(3, 1, 4, 5)), 3).map(List::toString).collect(Collectors.joining("|")));
    both.same("multi", () -> sales.stream().<String>mapMulti((s, out) -> {
      for (int i = 0; i < s.pieces(); i++) {
        out.accept(s.item());
      }
    }).collect(Collectors.collectingAndThen(Collectors.toList(), l -> l.size() + l.get(4))));
    Map<String, ToIntFunction<Sale>> columns = new LinkedHashMap<>();
    columns.put("pieces", Sale::pieces);
    columns.put("cents", s -> (int) Math.round(s.price() * 100));
    both.same("columns", () -> columns.entrySet().stream().map(c -> c.getKey() + sales.stream().mapToInt(c.getValue()).boxed().toList()).toList());
    both.same("futures", () -> {
      ExecutorService pool = Executors.newFixedThreadPool(3);
      try {
        CompletableFuture<Integer> base = CompletableFuture.supplyAsync(() -> 20, pool);
        CompletableFuture<String> both2 = base.thenApplyAsync(n -> n + 1, pool).thenCombine(base, Integer::sum).thenCompose(n -> CompletableFuture.supplyAsync(() -> "n" + n));
        List<CompletableFuture<Integer>> all = IntStream.range(0, 5).mapToObj(i -> CompletableFuture.supplyAsync(() -> i * i, pool)).toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
        return both2.get() + all.stream().map(CompletableFuture::join).toList();
      } finally {
        pool.shutdown();
      }
    });
    both.same("future that fails", () -> CompletableFuture.supplyAsync(() -> {
      throw new IllegalArgumentException("no");
    }).handle((v, e) -> e.getClass().getSimpleName() + (e instanceof CompletionException) + e.getCause().getMessage()).get());
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");
    CompletableFuture<String> failed = new CompletableFuture<>();
    failed.completeExceptionally(new NoSuchElementException("gone"));
    both.same("complete futures captured", () -> done.thenApply(String::length).join() + failed.exceptionally(Throwable::getMessage).join());
    both.same("fork and join", () -> new ForkJoinPool(2).invoke(new Fibonacci(15)) + new Fibonacci(10).invoke());
    Words words = new Words();
    words.count("a b a");
    both.same("counted by many threads", () -> {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      CountDownLatch latch = new CountDownLatch(20);
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        futures.add(pool.submit(() -> {
          words.count("a c");
          latch.countDown();
        }));
      }
      latch.await();
      for (Future<?> future : futures) {
        future.get();
      }
      pool.shutdown();
      return new TreeMap<>(words.counts).toString();
    });
    both.same("retry", () -> {
      List<String> log = new ArrayList<>();
      int[] n = {0};
      String answer = retry(3, () -> {
        if (++n[0] < 3) {
          throw new IllegalArgumentException("try " + n[0]);
        }
        return "fine";
      }, e -> log.add(e.getMessage()));
      return answer + log + failures;
    });
    both.same("retry in vain", () -> retry(2, () -> Integer.parseInt("x"), e -> { }));
    both.same("joiner", () -> {
      StringJoiner joiner = new StringJoiner(",", "{", "}");
      PrimitiveIterator.OfInt ints = IntStream.of(3, 4).iterator();
      while (ints.hasNext()) {
        joiner.add("" + ints.nextInt());
      }
      Spliterator<String> s = Spliterators.spliterator(List.of("p", "q"), 0);
      s.forEachRemaining(joiner::add);
      return joiner.toString();
    });
    both.same("array", () -> Arrays.stream(new int[][] {{1, 2}, {3}}).flatMapToInt(Arrays::stream).mapToObj(Integer::toString).toArray(String[]::new).length
        + new HashMap<>(Map.of(1, "x")).toString());
    both.end();
  }
}
