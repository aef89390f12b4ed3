package programs;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** What comes back, and what stays: identity of results with the caller's objects, exceptions that hold them, a session's statics and objects from call to call. */
public final class Dialogues {
  private static int checks;
  private static int wrong;

  static void is(String name, Object expected, Object actual) {
    checks++;
    if (!Objects.equals(expected, actual)) {
      wrong++;
      System.out.println(name + "\n  expected: " + expected + "\n  was:      " + actual);
    }
  }

  static final class Node {
    final String name;
    final List<Node> links = new ArrayList<>();
    Object extra;

    Node(String name, Node... links) {
      this.name = name;
      this.links.addAll(List.of(links));
    }

    @Override
    public String toString() {
      return name + links.size();
    }
  }

  record Found(Node node, List<Node> way, Optional<Node> other) {}

  static final class NotFound extends Exception {
    final transient Node from;
    final Node last;

    NotFound(Node from, Node last) {
      super("from " + from + " to " + last);
      this.from = from;
      this.last = last;
    }
  }

  static final class Ledger {
    static final Map<String, Integer> TOTALS = new LinkedHashMap<>();
    static final List<Node> SEEN = new ArrayList<>();
    static int calls;
    static Function<Integer, Integer> tax = n -> n / 10;
    static Node root = new Node("root");

    static int add(String name, int amount) {
      calls++;
      return TOTALS.merge(name, amount + tax.apply(amount), Integer::sum);
    }
  }

  enum Mode {
    FAST, SLOW;

    int used;
  }

  interface Account {
    int balance();

    Account plus(int n);
  }

  static Account account(int balance) {
    return new Account() {
      @Override
      public int balance() {
        return balance;
      }

      @Override
      public Account plus(int n) {
        return account(balance + n);
      }
    };
  }

  static final class Counter implements Supplier<Integer> {
    private int n;

    @Override
    public Integer get() {
      return ++n;
    }
  }

  static <T> Throwable failure(Callable<T> call) {
    try {
      call.call();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  public static void main(String[] args) throws Exception {
    Node leaf = new Node("leaf");
    Node middle = new Node("middle", leaf, leaf);
    Node top = new Node("top", middle);
    leaf.extra = top;
    try (RemoteJvm jvm = Both.jvm(args)) {
      results(jvm, top, middle, leaf);
      exceptions(jvm, top, leaf);
      try (Session session = jvm.session()) {
        session(session, top, middle);
      }
      two(jvm);
    }
    System.out.println(checks + " checks, " + wrong + " wrong");
  }

  private static void results(RemoteJvm jvm, Node top, Node middle, Node leaf) throws Exception {
    is("the caller's own", true, jvm.call(() -> top.links.get(0).links.get(1)) == leaf);
    Found found = jvm.call(() -> new Found(leaf, List.of(top, middle, leaf), Optional.of((Node) leaf.extra)));
    is("within a record", List.of(true, true, true),
        List.of(found.node() == leaf, found.way().get(1) == middle, found.other().orElseThrow() == top));
    Node made = jvm.call(() -> new Node("new", top, leaf));
    is("within what is new", List.of(true, true, "new2"), List.of(made.links.get(0) == top, made.links.get(1) == leaf, made.toString()));
    Node changed = jvm.call(() -> {
      top.links.add(new Node("there"));
      top.extra = "there";
      return top;
    });
    is("unchanged here", List.of(true, 1, true), List.of(changed == top, top.links.size(), top.extra == null));
    Map<Node, Node> map = jvm.call(() -> {
      Map<Node, Node> all = new IdentityHashMap<>();
      all.put(top, leaf);
      all.put(leaf, leaf);
      return all;
    });
    is("keys", true, map.get(top) == leaf && map.get(leaf) == leaf && map.size() == 2);
    Supplier<Node> supplier = jvm.call(() -> () -> middle);
    is("captured by a lambda", true, supplier.get() == middle);
    Function<Integer, Function<Integer, Integer>> curried = jvm.call(() -> a -> b -> a * b + top.links.size());
    is("lambda that makes one", 7, curried.apply(2).apply(3));
    Iterator<Node> iterator = jvm.call(() -> new Iterator<>() {
      private Node next = top;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Node next() {
        Node now = next;
        next = next.links.isEmpty() ? null : next.links.get(0);
        return now;
      }
    });
    Set<Node> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    iterator.forEachRemaining(walked::add);
    is("iterator comes back", true, walked.size() == 3 && walked.contains(leaf));
    Object[] self = jvm.call(() -> {
      Object[] a = new Object[3];
      a[0] = a;
      a[1] = Dialogues.class;
      a[2] = Mode.SLOW;
      return a;
    });
    is("ring", List.of(true, true, true), List.of(self[0] == self, self[1] == Dialogues.class, self[2] == Mode.SLOW));
    Counter counter = new Counter();
    is("counter there", 1, jvm.call(counter::get));
    is("counter here", 1, counter.get());
    is("goes on from here", 2, jvm.call(counter::get));
    Counter back = jvm.call(() -> {
      Counter c = new Counter();
      c.get();
      return c;
    });
    is("comes with its state", 2, back.get());
    is("function and argument", "top1!", jvm.apply((Node n) -> n + "!", top));
    is("argument comes back", true, jvm.apply(Function.<Node>identity(), top) == top);
    CompletableFuture<Node> future = jvm.submit(() -> middle);
    is("submitted", true, future.get() == middle);
    AtomicReference<Node> reference = new AtomicReference<>(leaf);
    is("holder", true, jvm.call(() -> reference) == reference);
    Map.Entry<String, List<Node>> entry = jvm.call(() -> Map.entry("k", new ArrayList<>(top.links)));
    is("list of mine", true, entry.getValue().get(0) == middle);
    is("account", 12, jvm.call(() -> account(5).plus(7)).balance());
    is("null", null, jvm.call(() -> null));
    is("nested maps", "{a={b=[1, 2]}}", jvm.call(() -> new TreeMap<>(Map.of("a", new HashMap<>(Map.of("b", List.of(1, 2)))))).toString());
  }

  private static void exceptions(RemoteJvm jvm, Node top, Node leaf) {
    Throwable thrown = failure(() -> jvm.call(() -> {
      throw new NotFound(top, leaf);
    }));
    is("class", NotFound.class, thrown.getClass());
    is("holds mine", true, ((NotFound) thrown).last == leaf);
    is("message", "from top1 to leaf0", thrown.getMessage());
    IllegalStateException mine = new IllegalStateException("mine");
    is("my own exception", true, failure(() -> jvm.call(() -> {
      throw mine;
    })) == mine);
    Throwable wrapped = failure(() -> jvm.call(() -> {
      throw new RuntimeException("wrapped", mine);
    }));
    is("my own cause", true, wrapped.getCause() == mine);
    Throwable local = failure(() -> jvm.call(() -> {
      class Local extends RuntimeException {
        final int code = 5;

        Local() {
          super("local of " + top.name);
        }

        @Override
        public String toString() {
          return getMessage() + code;
        }
      }
      throw new Local();
    }));
    is("local class", "local of top5", local.toString());
    Throwable inFuture = failure(() -> jvm.submit(() -> {
      throw new NotFound(leaf, top);
    }).get());
    is("through a future", true, inFuture.getCause() instanceof NotFound n && n.last == top);
    Throwable error = failure(() -> jvm.call(() -> {
      throw new AssertionError("assert", mine);
    }));
    is("error", "java.lang.AssertionError: assert", error.toString());
  }

  private static void session(Session session, Node top, Node middle) throws Exception {
    Ledger.add("here", 100);
    is("starts where it is", 220, session.call(() -> Ledger.add("here", 100)));
    Ledger.add("here", 1000);
    is("keeps its own", 242, session.call(() -> Ledger.add("here", 20)));
    is("and is not here", 1210, Ledger.TOTALS.get("here"));
    session.run(() -> Ledger.tax = n -> 1);
    is("a lambda stays there", 4, session.call(() -> Ledger.add("new", 3)));
    is("calls", List.of(4, 2), List.of(session.call(() -> Ledger.calls), Ledger.calls));
    session.run(() -> {
      top.extra = "remembered";
      Ledger.SEEN.add(top);
      Mode.FAST.used++;
    });
    is("objects stay", "remembered true", session.call(() -> top.extra + " " + (Ledger.SEEN.get(0) == top)));
    is("not changed here", null, top.extra);
    is("reached another way", true, session.call(() -> Ledger.SEEN.contains(top) && top.links.get(0) == middle));
    is("enum's state", 1, session.call(() -> Mode.valueOf("FAST").used));
    Node kept = session.call(() -> {
      Ledger.root = new Node("kept", top);
      return Ledger.root;
    });
    is("and it holds mine", true, kept.links.get(0) == top);
    Supplier<Integer> there = session.call(() -> {
      Counter c = new Counter();
      c.get();
      return c;
    });
    is("an object made there is one", List.of(2, 3), List.of(session.call(there::get), session.call(there::get)));
    Throwable failed = failure(() -> session.call(() -> {
      Ledger.TOTALS.put("before", 1);
      throw new NotFound(kept, top);
    }));
    is("failure keeps what was done", 1, session.call(() -> Ledger.TOTALS.get("before")));
    is("failure holds mine", true, ((NotFound) failed).last == top);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < 5; i++) {
      int n = i;
      names.add(session.call(() -> {
        Ledger.calls = n;
        return "call" + Ledger.calls;
      }));
    }
    is("many calls", "[call0, call1, call2, call3, call4]", names.toString());
    is("code that was not there before", "root: kept1", session.call(() -> describe(Ledger.root)));
    is("apply", "kept1top1", session.apply((Node n) -> Ledger.root.toString() + n, top));
  }

  static String describe(Node node) {
    return new Object() {
      String text() {
        return "root: " + node;
      }
    }.text();
  }

  private static void two(RemoteJvm jvm) throws Exception {
    try (Session a = jvm.session(); Session b = jvm.session()) {
      a.run(() -> Ledger.calls = 70);
      b.run(() -> Ledger.calls++);
      is("two sessions", List.of(70, 3, 2), List.of(a.call(() -> Ledger.calls), b.call(() -> Ledger.calls), Ledger.calls));
      Node node = a.call(() -> new Node("from a"));
      is("from one to the other", "from a0", b.call(node::toString));
    }
    is("fresh", 2, jvm.call(() -> Ledger.calls));
  }
}
