package programs;

import dev.satchel.*;
import java.io.*;
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.regex.*;
import java.util.stream.*;

/** What people write: an interpreter, a bank of events, matrices, parsers, a state machine, a container, an adventure. */
public class Applications {
  // interpreter
  sealed interface Val permits Num, Str, Fn, Nil {}

  record Num(double d) implements Val {}

  record Str(String s) implements Val {}

  record Fn(List<String> ps, Node body, Env env) implements Val {}

  enum Nil implements Val {
    NIL
  }

  sealed interface Node {}

  record Lit(Val v) implements Node {}

  record Var(String n) implements Node {}

  record Let(String n, Node v, Node b) implements Node {}

  record Lam(List<String> ps, Node b) implements Node {}

  record App(Node f, List<Node> as) implements Node {}

  record If(Node c, Node a, Node b) implements Node {}

  record Prim(String op, BinaryOperator<Val> f, Node a, Node b) implements Node {}

  static final class Env {
    final Map<String, Val> m = new HashMap<>();
    final Env up;

    Env(Env u) {
      up = u;
    }

    Val get(String n) {
      for (Env e = this; e != null; e = e.up) if (e.m.containsKey(n)) return e.m.get(n);
      throw new NoSuchElementException("unbound " + n);
    }
  }

  static Val eval(Node n, Env e) {
    steps++;
    if (n instanceof Lit l) return l.v;
    if (n instanceof Var v) return e.get(v.n);
    if (n instanceof Let l) {
      Env x = new Env(e);
      x.m.put(l.n, eval(l.v, x));
      return eval(l.b, x);
    }
    if (n instanceof Lam l) return new Fn(l.ps, l.b, e);
    if (n instanceof If i)
      return eval(i.c, e) instanceof Num k && k.d != 0 ? eval(i.a, e) : eval(i.b, e);
    if (n instanceof Prim p) return p.f.apply(eval(p.a, e), eval(p.b, e));
    if (n instanceof App a) {
      Fn f = (Fn) eval(a.f, e);
      Env x = new Env(f.env);
      for (int i = 0; i < f.ps.size(); i++) x.m.put(f.ps.get(i), eval(a.as.get(i), e));
      return eval(f.body, x);
    }
    throw new IllegalStateException();
  }

  static int steps;

  static Node num(double d) {
    return new Lit(new Num(d));
  }

  static Node prim(String op, DoubleBinaryOperator f, Node a, Node b) {
    return new Prim(op, (x, y) -> new Num(f.applyAsDouble(((Num) x).d, ((Num) y).d)), a, b);
  }
  // bank
  interface Event {
    void apply(Account a);

    default String kind() {
      return getClass().getSimpleName();
    }
  }

  record Opened(String who) implements Event {
    public void apply(Account a) {
      a.owner = who;
    }
  }

  record Deposited(long cents) implements Event {
    public void apply(Account a) {
      a.balance += cents;
    }
  }

  record Withdrawn(long cents) implements Event {
    public void apply(Account a) {
      if (cents > a.balance) throw new Overdrawn(a, cents);
      a.balance -= cents;
    }
  }

  static class Overdrawn extends RuntimeException {
    final Account account;
    final long asked;

    Overdrawn(Account a, long c) {
      super("overdrawn by " + (c - a.balance));
      account = a;
      asked = c;
    }
  }

  static class Account {
    String owner;
    long balance;
    final List<Event> events = new ArrayList<>();
    final Bank bank;

    Account(Bank b) {
      bank = b;
    }

    Account on(Event e) {
      e.apply(this);
      events.add(e);
      bank.listeners.getOrDefault(e.getClass(), List.of()).forEach(l -> l.accept(this, e));
      return this;
    }
  }

  static class Bank {
    final Map<String, Account> accounts = new LinkedHashMap<>();
    final Map<Class<? extends Event>, List<BiConsumer<Account, Event>>> listeners = new HashMap<>();
    final Deque<String> audit = new ArrayDeque<>();

    Bank() {
      listeners.computeIfAbsent(Deposited.class, k -> new ArrayList<>()).add(this::audit);
      listeners.get(Deposited.class).add((a, e) -> total += ((Deposited) e).cents());
    }

    long total;

    void audit(Account a, Event e) {
      audit.push(a.owner + ":" + e.kind());
    }

    Account open(String n) {
      Account a = new Account(this);
      accounts.put(n, a);
      return a.on(new Opened(n));
    }
  }
  // matrix
  static final class Matrix {
    final double[][] a;
    static int ops;

    Matrix(double[][] a) {
      this.a = a;
    }

    Matrix times(Matrix o) {
      ops++;
      int n = a.length;
      double[][] r = new double[n][n];
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) r[i][j] += a[i][k] * o.a[k][j];
      return new Matrix(r);
    }

    Matrix transposedView() {
      return new Matrix(a);
    }

    static final Matrix ID = new Matrix(new double[][] {{1, 0}, {0, 1}});

    Matrix pow(int n) {
      return n == 0 ? ID : n % 2 == 0 ? times(this).pow(n / 2) : times(pow(n - 1));
    }
  }
  // parsers
  interface Parser<T> {
    Optional<Map.Entry<T, String>> parse(String s);

    default <R> Parser<R> map(Function<? super T, ? extends R> f) {
      return s -> parse(s).map(e -> Map.entry(f.apply(e.getKey()), e.getValue()));
    }

    default <R> Parser<R> then(Function<T, Parser<R>> f) {
      return s -> parse(s).flatMap(e -> f.apply(e.getKey()).parse(e.getValue()));
    }

    default Parser<T> or(Parser<T> o) {
      return s -> {
        var r = parse(s);
        return r.isPresent() ? r : o.parse(s);
      };
    }

    default Parser<List<T>> many() {
      return s -> {
        List<T> l = new ArrayList<>();
        String rest = s;
        for (; ; ) {
          var r = parse(rest);
          if (r.isEmpty()) return Optional.of(Map.entry(l, rest));
          l.add(r.get().getKey());
          rest = r.get().getValue();
        }
      };
    }

    static Parser<Character> ch(Predicate<Character> p) {
      return s -> s.isEmpty() || !p.test(s.charAt(0))
          ? Optional.empty()
          : Optional.of(Map.entry(s.charAt(0), s.substring(1)));
    }

    static <T> Parser<T> lazy(Supplier<Parser<T>> p) {
      return s -> p.get().parse(s);
    }
  }

  static class Calc {
    final Parser<Integer> num = Parser.ch(Character::isDigit)
        .many()
        .map(l -> l.isEmpty()
            ? -1
            : Integer.parseInt(l.stream().map(String::valueOf).collect(Collectors.joining())));
    final Parser<Integer> factor = Parser.ch(c -> c == '(')
        .<Integer>then(x ->
            Parser.lazy(() -> this.expr).then(v -> Parser.ch(c -> c == ')').map(y -> v)))
        .or(num);
    final Parser<Integer> term = factor.then(a -> Parser.ch(c -> c == '*')
        .then(o -> factor)
        .many()
        .map(l -> l.stream().reduce(a, (p, q) -> p * q)));
    final Parser<Integer> expr = term.then(a -> Parser.ch(c -> c == '+')
        .then(o -> term)
        .many()
        .map(l -> a + l.stream().mapToInt(Integer::intValue).sum()));
  }
  // state machine
  enum State {
    IDLE {
      State next(char c, Machine m) {
        m.trace.append('i');
        return c == 's' ? RUN : this;
      }
    },
    RUN {
      State next(char c, Machine m) {
        m.trace.append('r');
        return switch (c) {
          case 'p' -> PAUSE;
          case 'x' -> IDLE;
          default -> {
            m.ticks.merge(this, 1, Integer::sum);
            yield this;
          }
        };
      }
    },
    PAUSE {
      private int pauses;

      State next(char c, Machine m) {
        m.trace.append('p').append(++pauses);
        return c == 's' ? RUN : c == 'x' ? IDLE : this;
      }
    };

    abstract State next(char c, Machine m);

    static final EnumMap<State, Set<State>> OK = new EnumMap<>(Map.of(
        IDLE, EnumSet.of(RUN), RUN, EnumSet.of(PAUSE, IDLE), PAUSE, EnumSet.allOf(State.class)));
  }

  static class Machine {
    State s = State.IDLE;
    final StringBuilder trace = new StringBuilder();
    final EnumMap<State, Integer> ticks = new EnumMap<>(State.class);

    String run(String in) {
      for (char c : in.toCharArray()) {
        State n = s.next(c, this);
        if (n != s && !State.OK.get(s).contains(n)) throw new IllegalStateException(s + "->" + n);
        s = n;
      }
      return s + trace.toString() + ticks;
    }
  }
  // container
  @Retention(RetentionPolicy.RUNTIME)
  @interface Inject {
    String value() default "";

    Class<?>[] also() default {};

    Level level() default Level.LOW;

    Named named() default @Named("n");
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Named {
    String value();

    int prio() default 3;
  }

  enum Level {
    LOW,
    HIGH
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @Inherited
  @interface Component {}

  @Retention(RetentionPolicy.RUNTIME)
  @Repeatable(Tags.class)
  @interface Tag {
    String v();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Tags {
    Tag[] value();
  }

  @Component
  static class Repo {
    String find(int i) {
      return "row" + i;
    }
  }

  @Tag(v = "a")
  @Tag(v = "b")
  static class Service extends Repo {
    @Inject(
        value = "main",
        also = {Repo.class, int[].class},
        level = Level.HIGH,
        named = @Named(value = "q", prio = 9))
    private Repo repo;

    @Inject
    Service self;

    String work() {
      return repo.find(7) + (self == this);
    }
  }

  static class Container {
    final Map<Class<?>, Object> beans = new HashMap<>();

    <T> T get(Class<T> c) throws ReflectiveOperationException {
      Object b = beans.get(c);
      if (b == null) {
        Constructor<T> k = c.getDeclaredConstructor();
        k.setAccessible(true);
        beans.put(c, b = k.newInstance());
        for (Field f : c.getDeclaredFields())
          if (f.isAnnotationPresent(Inject.class)) {
            f.setAccessible(true);
            f.set(b, get(f.getType()));
          }
      }
      return c.cast(b);
    }
  }
  // adventure
  static class Room {
    final String name;
    final Map<String, Room> exits = new TreeMap<>();
    final List<Item> items = new ArrayList<>();

    Room(String n) {
      name = n;
    }
  }

  class Item {
    final String name;
    Room at;
    int uses;

    Item(String n, Room r) {
      name = n;
      at = r;
      r.items.add(this);
      world.put(n, this);
    }

    String use() {
      uses++;
      return name + uses + turns++;
    }
  }

  final Map<String, Item> world = new HashMap<>();
  int turns;
  Room here;
  final Map<String, Function<String, String>> cmds = new HashMap<>();

  {
    cmds.put("go", d -> (here = here.exits.getOrDefault(d, here)).name);
    cmds.put("use", i -> world.containsKey(i) ? world.get(i).use() : "no " + i);
    cmds.put("look", this::look);
  }

  String look(String s) {
    return here.name
        + here.exits.keySet()
        + here.items.stream().map(i -> i.name).toList();
  }

  String play(String... lines) {
    return Arrays.stream(lines)
        .map(l -> l.split(" ", 2))
        .map(p -> cmds.getOrDefault(p[0], x -> "?").apply(p.length > 1 ? p[1] : ""))
        .collect(Collectors.joining("|"));
  }
  // visitor/builder/dsl/currying/retry
  static class Html {
    final StringBuilder sb = new StringBuilder();
    int depth;

    Html tag(String n, Consumer<Html> body) {
      sb.append('<').append(n).append('>');
      depth++;
      body.accept(this);
      depth--;
      sb.append("</").append(n).append('>');
      return this;
    }

    Html text(Object o) {
      sb.append(o);
      return this;
    }
  }

  static class Builder<B extends Builder<B>> implements Cloneable {
    Map<String, Object> m = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    B self() {
      return (B) this;
    }

    B with(String k, Object v) {
      m.put(k, v);
      return self();
    }

    @Override
    protected Builder<B> clone() {
      try {
        @SuppressWarnings("unchecked")
        Builder<B> b = (Builder<B>) super.clone();
        b.m = new LinkedHashMap<>(m);
        return b;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class CarBuilder extends Builder<CarBuilder> {
    CarBuilder doors(int n) {
      return with("doors", n);
    }

    @Override
    CarBuilder self() {
      return this;
    }
  }

  static <T, X extends Exception> T retry(int n, ThrowingSupplier<T, X> s) throws X {
    int i = 0;
    while (true)
      try {
        return s.get();
      } catch (Exception e) {
        if (++i >= n) throw e;
      }
  }

  interface ThrowingSupplier<T, X extends Exception> {
    T get() throws X;
  }

  static class Flaky {
    int calls;

    String get() throws IOException {
      if (++calls < 3) throw new FileNotFoundException("try " + calls);
      return "ok" + calls;
    }
  }

  static <T> Supplier<T> memo(Supplier<T> s) {
    return new Supplier<>() {
      T v;
      boolean done;
      int hits;

      public T get() {
        hits++;
        if (!done) {
          v = s.get();
          done = true;
        }
        return v;
      }

      public String toString() {
        return "memo" + hits;
      }
    };
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Node fact = new Let(
          "f",
          new Lam(
              List.of("n"),
              new If(
                  new Var("n"),
                  prim(
                      "*",
                      (a, b) -> a * b,
                      new Var("n"),
                      new App(
                          new Var("f"), List.of(prim("-", (a, b) -> a - b, new Var("n"), num(1))))),
                  num(1))),
          new App(new Var("f"), List.of(num(6))));
      Env g = new Env(null);
      g.m.put("id", eval(new Lam(List.of("x"), new Var("x")), g));
      both.same(
          "interpreter",
          () -> eval(fact, new Env(g)) + ""
              + (eval(new App(new Var("id"), List.of(new Lit(Nil.NIL))), g) == Nil.NIL) + steps);
      both.same("unbound", () -> eval(new Var("zz"), g));
      both.same("closure env", () -> ((Fn) g.get("id")).env() == g);
      Bank bank = new Bank();
      Account a = bank.open("ann").on(new Deposited(500)).on(new Withdrawn(100));
      both.same("bank", () -> {
        a.on(new Deposited(7));
        return a.balance + "" + bank.total + bank.audit + (a.bank == bank) + a.events;
      });
      both.same("overdrawn", () -> {
        a.on(new Withdrawn(9999));
        return 0;
      });
      both.same("overdrawn caught", () -> {
        try {
          a.on(new Withdrawn(9999));
          return 0;
        } catch (Overdrawn e) {
          return (e.account == a) + e.getMessage() + e.asked;
        }
      });
      Matrix m = new Matrix(new double[][] {{1, 1}, {1, 0}});
      both.same(
          "matrix", () -> m.pow(30).a[0][1] + "" + Matrix.ops + (m.transposedView().a == m.a));
      Calc calc = new Calc();
      both.same("parser", () -> calc.expr.parse("2+3*(4+1)*2rest").get());
      Parser<Integer> ex = calc.expr;
      both.same("parser alone", () -> ex.parse("(1+1)*8"));
      Machine ma = new Machine();
      ma.run("sa");
      both.same("machine", () -> ma.run("bbpaasx"));
      both.same("bad transition", () -> {
        State.OK.get(State.IDLE).clear();
        return ma.run("xs");
      });
      both.same("container", () -> new Container().get(Service.class).work());
      Container ct = new Container();
      Service sv = ct.get(Service.class);
      both.same(
          "container captured",
          () -> ct.get(Service.class).work() + (ct.get(Service.class) == sv) + ct.beans.size());
      both.same("annotations", () -> {
        Inject i = Service.class.getDeclaredField("repo").getAnnotation(Inject.class);
        return i.value()
            + Arrays.toString(i.also())
            + i.level()
            + i.named().value()
            + i.named().prio()
            + Service.class.isAnnotationPresent(Component.class)
            + Service.class.getAnnotationsByType(Tag.class).length
            + i.annotationType().getSimpleName()
            + i.equals(Service.class.getDeclaredField("repo").getAnnotation(Inject.class));
      });
      Applications w = new Applications();
      Room r1 = new Room("hall"), r2 = new Room("attic");
      r1.exits.put("up", r2);
      r2.exits.put("down", r1);
      w.here = r1;
      w.new Item("lamp", r2);
      w.turns = 3;
      both.same(
          "adventure",
          () -> w.play("look", "go up", "use lamp", "use rope", "look", "dance", "go up", "go down")
              + w.turns
              + w.world.get("lamp").at.name);
      both.same(
          "dsl",
          () -> new Html()
              .tag("p", h -> h.text(1).tag("b", b -> b.text("x" + b.depth)))
              .sb
              .toString());
      CarBuilder cb = new CarBuilder().with("a", 1).doors(4);
      both.same("builder", () -> {
        CarBuilder d = (CarBuilder) cb.clone();
        d.doors(2);
        return cb.m + "" + d.m + d.getClass().getSimpleName();
      });
      both.same("retry", () -> {
        Flaky f = new Flaky();
        return retry(3, f::get);
      });
      Flaky fl = new Flaky();
      both.same("retry fails", () -> retry(1, fl::get));
      Supplier<Object> mem = memo(Object::new);
      Object mo = mem.get();
      both.same("memo", () -> (mem.get() == mo) + "" + (mem.get() == mem.get()) + mem);
      Function<Integer, Function<Integer, Function<Integer, Integer>>> cur =
          x -> y -> z -> x * y + z;
      var c2 = cur.apply(2).apply(3);
      both.same("curry", () -> c2.apply(4) + cur.apply(1).apply(1).apply(1));
      Pattern pat = Pattern.compile("(?<k>\\w+)=(\\d+)", Pattern.CASE_INSENSITIVE);
      both.same("regex", () -> {
        Matcher x = pat.matcher("a=1,B=22");
        StringBuilder sb = new StringBuilder();
        while (x.find()) sb.append(x.group("k")).append(x.group(2));
        return sb + "" + pat.flags();
      });
      Supplier<Stream<Integer>> ss = () -> Stream.iterate(1, x -> x * 2).limit(5);
      both.same(
          "stream supplier",
          () -> ss.get()
              .map(Integer::toBinaryString)
              .collect(Collectors.partitioningBy(s -> s.length() > 2, Collectors.counting())));
      both.end();
    }
  }
}
