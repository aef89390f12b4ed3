package programs;

import dev.satchel.*;
import java.io.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Graphs that a program sees only if every identity and every order is as here: cycles through all that can be in one. */
public class Shapes {
  // Cycles through lambdas, records, arrays, enums, immutable collections.

  record Pair<A, B>(A left, B right) {}

  static class Box {
    Object held;
  }

  enum Stop {
    FIRST,
    SECOND;
    Object state;
    final List<Object> visits = new ArrayList<>();
  }

  static void cycles(Both both) {
    Box box = new Box();
    Supplier<Object> lambda = () -> box.held;
    Pair<Supplier<Object>, Object[]> pair = new Pair<>(lambda, new Object[2]);
    List<Object> list = List.of(pair, box);
    Map<String, Object> map = Map.of("list", list);
    Optional<Object> optional = Optional.of(map);
    pair.right()[0] = pair.right();
    pair.right()[1] = optional;
    box.held = pair;
    both.same("lambda", () -> lambda.get() == pair && pair.left() == lambda);
    both.same(
        "record", () -> box.held == pair && ((Pair<?, ?>) list.get(0)) == pair && list.get(1) == box);
    both.same("array", () -> pair.right()[0] == pair.right() && pair.right()[1] == optional);
    both.same("immutable", () -> ((Map<?, ?>) optional.get()).get("list") == list);

    Stop.FIRST.state = new Pair<>(Stop.SECOND, box);
    Stop.SECOND.state = Stop.FIRST.state;
    Stop.FIRST.visits.add(Stop.FIRST.visits);
    both.same(
        "fields of constants",
        () -> Stop.SECOND.state == Stop.FIRST.state
            && ((Pair<?, ?>) Stop.FIRST.state).left() == Stop.SECOND
            && ((Pair<?, ?>) Stop.FIRST.state).right() == box
            && Stop.FIRST.visits.get(0) == Stop.FIRST.visits);

    Function<Object, Object>[] twice = new Function[1];
    twice[0] = x -> x == twice ? twice[0] : x;
    both.same("lambda in what it captures", () -> twice[0].apply(twice) == twice[0]);

    Iterator<Integer>[] none = new Iterator[1];
    Iterable<Object> self = new Iterable<>() {
      final Iterable<Object> me = this;

      @Override
      public Iterator<Object> iterator() {
        return List.<Object>of(me == this, none.length).iterator();
      }
    };
    both.same("anonymous that holds itself", () -> {
      StringBuilder text = new StringBuilder();
      self.forEach(text::append);
      return text;
    });
  }

  // Comparators.

  static class Ranking implements Comparator<String> {
    final Map<String, Integer> ranks = new HashMap<>();
    TreeMap<String, Object> sorted;

    @Override
    public int compare(String a, String b) {
      return Integer.compare(ranks.get(a), ranks.get(b));
    }
  }

  static void comparators(Both both) {
    Object[] holder = new Object[1];
    TreeMap<String, Object> tree = new TreeMap<>((a, b) -> {
      int sign = holder[0] instanceof TreeMap<?, ?> t && t.size() >= 0 ? -1 : 1;
      return sign * a.compareTo(b);
    });
    holder[0] = tree;
    tree.put("a", 1);
    tree.put("b", tree);
    tree.put("c", holder);
    both.same("captures its own map", () -> {
      TreeMap<String, Object> there = new TreeMap<>(tree);
      there.put("bb", 0);
      return there.keySet() + " " + (tree.get("b") == tree) + (tree.get("c") == holder);
    });

    Ranking ranking = new Ranking();
    ranking.sorted = new TreeMap<>(ranking);
    int rank = 0;
    for (String word : List.of("z", "m", "a")) {
      ranking.ranks.put(word, rank++);
      ranking.sorted.put(word, ranking);
    }
    both.same(
        "holds its own map",
        () -> ranking.sorted.keySet() + " " + (ranking.sorted.comparator() == ranking)
            + (ranking.sorted.get("a") == ranking));

    PriorityQueue<Object[]> queue =
        new PriorityQueue<>(Comparator.comparingInt(array -> (int) array[0]));
    for (int i : new int[] {5, 1, 4, 2}) {
      queue.add(new Object[] {i, queue});
    }
    both.same("queue of its owners", () -> {
      PriorityQueue<Object[]> rest = new PriorityQueue<>(queue);
      StringBuilder text = new StringBuilder();
      for (Object[] next; (next = rest.poll()) != null; ) {
        text.append(next[0]).append(next[1] == queue);
      }
      return text;
    });

    ConcurrentSkipListSet<String> skips = new ConcurrentSkipListSet<>(ranking);
    skips.addAll(ranking.ranks.keySet());
    both.same("skip list", () -> skips.toString() + (skips.comparator() == ranking));
  }

  // Hash containers in cycles.

  static class Member {
    final String name;
    Set<Member> group;
    Map<Object, Object> roles;

    Member(String name) {
      this.name = name;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Member member && name.equals(member.name);
    }
  }

  /** Its hash code is that of its owner, which owns the map whose key it is. */
  static class Key {
    final int id;
    Owner owner;

    Key(int id) {
      this.id = id;
    }

    @Override
    public int hashCode() {
      return 31 * id + owner.name.hashCode() + owner.tags.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && id == key.id && owner.name.equals(key.owner.name);
    }
  }

  record Seen(List<Object> list) {
    int grow() {
      list.add("more");
      return ((List<?>) list.get(0)).size();
    }

    int shrink() {
      list.remove(1);
      return 10 * ((List<?>) list.get(0)).size();
    }
  }

  static class Owner {
    String name;
    Set<String> tags = new HashSet<>();
    Map<Key, Object> map = new HashMap<>();
    Map<Key, Object> linked = new LinkedHashMap<>();
    Map<Key, Object> concurrent = new ConcurrentHashMap<>();
    Set<Key> frozen;
  }

  static void hashes(Both both) {
    Set<Member> group = new HashSet<>();
    Map<Object, Object> roles = new HashMap<>();
    for (String name : List.of("ann", "bob", "eve")) {
      Member member = new Member(name);
      member.group = group;
      member.roles = roles;
      group.add(member);
      roles.put(member, roles);
    }
    Set<Set<Member>> sets = new HashSet<>(Set.of(Set.copyOf(group)));
    both.same(
        "set of its owners",
        () -> group.contains(new Member("bob"))
            && group.stream().allMatch(m -> m.group == group && m.roles.get(m) == roles)
            && sets.contains(group));

    Owner owner = new Owner();
    owner.name = "own";
    owner.tags.addAll(List.of("x", "y"));
    for (int i = 0; i < 40; i++) {
      Key key = new Key(i);
      key.owner = owner;
      owner.map.put(key, owner.map);
      owner.linked.put(key, i);
      owner.concurrent.put(key, key);
    }
    owner.frozen = Set.copyOf(owner.map.keySet());
    both.same("hash depends on the cycle", () -> {
      int found = 0;
      for (Key key : owner.linked.keySet()) {
        found += owner.map.get(key) == owner.map ? 1 : 0;
        found += owner.concurrent.get(key) == key ? 1 : 0;
        found += owner.frozen.contains(key) ? 1 : 0;
      }
      return found + " " + owner.map.size() + owner.frozen.size() + owner.linked.values();
    });

    HashMap<Object, Object> self = new HashMap<>();
    self.put("self", self);
    self.put(null, List.of(self));
    IdentityHashMap<Object, Object> identity = new IdentityHashMap<>();
    identity.put(identity, identity);
    identity.put(new String("a"), 1);
    identity.put(self, "map");
    both.same("identity map", () -> identity.size() + " " + (identity.get(identity) == identity) + identity.get(self));
    Object weak = new Member("weak");
    WeakHashMap<Object, Object> weakly = new WeakHashMap<>(Map.of(weak, 7));
    both.same("weak map", () -> weakly.get(weak));
    List<Object> seen = new ArrayList<>();
    seen.add(Collections.unmodifiableList(seen));
    Seen views = new Seen(seen);
    both.same("unmodifiable view of what holds it", () -> views.grow() + views.shrink());
  }

  // Arrays.

  static void arrays(Both both) {
    int[] row = {1, 2, 3};
    int[][] rows = {row, row, {4}};
    Object[][] deep = {{rows, null}, new String[] {"s"}, new Integer[0]};
    deep[0][1] = deep;
    both.same("shared rows", () -> rows[0] == rows[1] && rows[0] == row && rows[2] != row);
    both.same(
        "arrays of arrays",
        () -> deep[0][1] == deep && deep[0][0] == rows && deep[1].getClass() == String[].class
            ? deep[2].getClass().getName()
            : "not");
  }

  // Fields of one name, final fields, generics and bridges.

  static class Base<T> {
    private final T value;
    private final int number;

    Base(T value, int number) {
      this.value = value;
      this.number = number;
    }

    T value() {
      return value;
    }

    int number() {
      return number;
    }
  }

  static class Middle extends Base<String> {
    private final String value;
    private int number;

    Middle(String value) {
      super("base of " + value, 1);
      this.value = value;
      number = 2;
    }

    @Override
    String value() {
      return value + "/" + super.value();
    }
  }

  static final class Leaf extends Middle implements Comparable<Leaf> {
    private final long value = System.nanoTime();
    private int number = 3;

    Leaf(String value) {
      super(value);
    }

    @Override
    public int compareTo(Leaf other) {
      return Integer.compare(number, other.number);
    }

    String all() {
      return super.value() + number + super.number() + value;
    }
  }

  static void fields(Both both) {
    Leaf leaf = new Leaf("v");
    Base<String> base = leaf;
    Comparable<Leaf> comparable = leaf;
    both.same("fields of one name", () -> leaf.all() + base.value() + base.number());
    both.same("bridge", () -> ((Comparable) comparable).compareTo(leaf));
  }

  // Inner, local and anonymous classes with their outer chain.

  class Level1 {
    int one = depth + 1;

    class Level2 {
      int two = one + 1;

      Supplier<String> supplier(String word) {
        class Local {
          int three = two + 1;

          Supplier<String> make() {
            return new Supplier<>() {
              int four = three + 1;

              @Override
              public String get() {
                depth++;
                return word + depth + one + two + three + four;
              }
            };
          }
        }
        return new Local().make();
      }
    }
  }

  int depth = 10;

  static void outers(Both both) throws Exception {
    Shapes outer = new Shapes();
    Level1 level = outer.new Level1();
    Level1.Level2 inner = level.new Level2();
    Supplier<String> supplier = inner.supplier("w");
    both.same("outer chain", () -> {
      String first = supplier.get();
      outer.depth = 50;
      String second = supplier.get() + inner.supplier("x").get();
      outer.depth = 10;
      return first + " " + second;
    });
  }

  // Proxies.

  interface Named {
    String name();

    default String greeting() {
      return "hello " + name();
    }
  }

  static class Handler implements InvocationHandler {
    Object me;
    int calls;

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      calls++;
      return switch (method.getName()) {
        case "name" -> "p" + (proxy == me);
        case "greeting" -> InvocationHandler.invokeDefault(proxy, method, arguments);
        case "hashCode" -> 7;
        case "equals" -> proxy == arguments[0];
        default -> "proxy";
      };
    }
  }

  static void proxies(Both both) {
    Handler handler = new Handler();
    Named named = (Named) Proxy.newProxyInstance(
        Shapes.class.getClassLoader(), new Class<?>[] {Named.class, Comparable.class}, handler);
    handler.me = named;
    Map<Object, Object> keyed = new HashMap<>(Map.of(named, handler));
    both.same(
        "proxy that its handler holds",
        () -> named.name() + (Proxy.getInvocationHandler(named) == handler) + (keyed.get(named) == handler)
            + (named instanceof Comparable));
  }

  // Exceptions and futures.

  static class Broken extends IOException {
    final transient int lost = 5;
    final Object detail;

    Broken(String message, Object detail) {
      super(message);
      this.detail = detail;
    }
  }

  static void exceptions(Both both) {
    Broken one = new Broken("one", new ArrayList<>());
    Broken two = new Broken("two", one);
    one.initCause(two);
    two.initCause(one);
    both.same("cause cycle", () -> one.getCause() == two && two.getCause() == one && two.detail == one);
    Exception three = new IllegalStateException("three");
    Exception four = new IOException("four");
    three.initCause(four);
    four.initCause(three);
    three.addSuppressed(four);
    both.same(
        "cause cycle of the JDK's",
        () -> three.getCause() == four && four.getCause() == three && three.getSuppressed()[0] == four);
    Exception five = new RuntimeException("five", two);
    five.addSuppressed(three);
    five.addSuppressed(one);
    ((List<Object>) one.detail).add(five);
    both.same(
        "suppressed and stack",
        () -> five.getSuppressed()[1] == one && five.getCause() == two && ((List<?>) one.detail).get(0) == five
            ? five.getStackTrace()[0].toString()
            : "apart");
    Exception without = new RuntimeException("no stack", null, false, false) {};
    both.same("no stack, none suppressed", () -> {
      without.addSuppressed(five);
      return without.getStackTrace().length + without.getSuppressed().length;
    });
    both.same("cause set later", () -> {
      try {
        new IOException("x", null).initCause(five);
        return "set";
      } catch (IllegalStateException e) {
        return "refused";
      }
    });
    IOException open = new IOException("open");
    IOException closed = new IOException("closed", null);
    both.same("cause still to be set", () -> {
      String text = "";
      for (IOException each : List.of(open, closed)) {
        try {
          IOException copy = each;
          copy.initCause(new Error());
          text += "set ";
        } catch (IllegalStateException e) {
          text += "refused ";
        }
      }
      return text;
    });

    CompletableFuture<Object> done = new CompletableFuture<>();
    done.complete(done);
    CompletableFuture<Object> failed = CompletableFuture.failedFuture(five);
    CompletableFuture<Object> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    both.same("futures", () -> {
      String text = "" + (done.join() == done) + failed.isCompletedExceptionally() + cancelled.isCancelled();
      try {
        failed.get();
        return text;
      } catch (ExecutionException e) {
        return text + (e.getCause() == five);
      }
    });
  }

  // Members by name.

  static void members(Both both) throws Exception {
    Method method = Base.class.getDeclaredMethod("value");
    Field field = Leaf.class.getDeclaredField("number");
    field.setAccessible(true);
    Constructor<?> constructor = Box.class.getDeclaredConstructor();
    Class<?> type = Leaf[][].class;
    Leaf leaf = new Leaf("m");
    both.same(
        "members",
        () -> method.invoke(leaf) + " " + field.get(leaf) + (constructor.newInstance() instanceof Box)
            + type.getTypeName() + (type == Leaf[][].class));
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      cycles(both);
      comparators(both);
      hashes(both);
      arrays(both);
      fields(both);
      outers(both);
      proxies(both);
      exceptions(both);
      members(both);
      both.end();
    }
  }
}
