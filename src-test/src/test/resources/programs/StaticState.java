package programs;

import dev.satchel.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Static state as programs have it: what has been initialised, what not yet, what was random, lazy, cyclic, counted, shared. */
public class StaticState {
  static final List<String> LOG = new ArrayList<>();

  static int log(String s, int v) {
    LOG.add(s);
    return v;
  }

  static class P {
    static int a = log("P.a", 1);
    int i = log("P.i", 10);

    {
      log("P{}", 0);
    }

    static {
      log("P static", 0);
    }
  }

  static class Q extends P {
    static int b = log("Q.b", 2) + a;
    int j = log("Q.j", 20);
  }

  static class NeverHere {
    static int c = log("NeverHere", 3);
    static List<String> seen = new ArrayList<>(LOG);
  }

  static class HalfInit {
    static final HalfInit I = new HalfInit();
    static int count = 5;
    static int count2;
    int seen;

    HalfInit() {
      seen = count;
      count++;
      count2++;
    }
  }

  interface K {
    int ONE = log("K.ONE", 1);
    String C = "const";
    Object OBJ = new Object();

    default int one() {
      return ONE;
    }

    static int two() {
      return ONE + 1;
    }
  }

  static class KI implements K {}

  static class Holder {
    private Holder() {
      log("Holder made", 0);
    }

    int uses;

    static class L {
      static final Holder I = new Holder();
    }

    static Holder get() {
      return L.I;
    }
  }

  static class LateHolder {
    private LateHolder() {
      log("LateHolder made", 0);
    }

    static class L {
      static final LateHolder I = new LateHolder();
    }

    static LateHolder get() {
      return L.I;
    }
  }

  enum Color {
    RED(1) {
      int x() {
        return 7;
      }
    },
    GREEN(2),
    BLUE(4);
    static final Map<Integer, Color> BY = new HashMap<>();
    static int lookups;

    static {
      for (Color c : values()) BY.put(c.mask, c);
      log("Color", 0);
    }

    final int mask;
    int hits;

    Color(int m) {
      mask = m;
    }

    int x() {
      return hits;
    }

    static Color of(int m) {
      lookups++;
      Color c = BY.get(m);
      c.hits++;
      return c;
    }
  }

  enum NotYet {
    X,
    Y;
    static final Map<String, NotYet> M = new TreeMap<>();

    static {
      for (NotYet n : values()) M.put(n.name().toLowerCase(), n);
      log("NotYet", 0);
    }
  }

  static class CycA {
    static CycB b = new CycB();
    static int n = 1;
    static Object me = CycB.a;
  }

  static class CycB {
    static CycA a = new CycA();
    static int m = CycA.n + 1;
    static Object back = CycA.b;
  }

  static final UUID ID = UUID.randomUUID();
  static final long NOW = System.nanoTime();
  static final double RND = Math.random();
  static final Random RANDOM = new Random();
  static final Instant INST = Instant.now();
  static final String GENERATED = "g" + ThreadLocalRandom.current().nextInt();
  static final int HASH = new Object().hashCode();
  static final SplittableRandom NOTRAVEL = null;
  static final Object LOCK = new Object();
  static volatile StaticState dcl;
  static int made;
  int id = ++made;

  static StaticState get() {
    StaticState r = dcl;
    if (r == null)
      synchronized (LOCK) {
        r = dcl;
        if (r == null) dcl = r = new StaticState();
      }
    return r;
  }

  static final ThreadLocal<Integer> TL = ThreadLocal.withInitial(() -> 42);
  static final AtomicInteger COUNTER = new AtomicInteger();
  static final LongAdder ADDER = new LongAdder();
  static final ConcurrentMap<String, List<Integer>> CM = new ConcurrentHashMap<>();

  static class AssertOn {
    static String on() {
      try {
        assert false;
        return "off";
      } catch (AssertionError e) {
        return "on";
      }
    }

    static boolean status() {
      return AssertOn.class.desiredAssertionStatus();
    }
  }

  static class A1 {
    static List<Object> shared = new ArrayList<>();
    static int x = 5;
  }

  static class A2 {
    static List<Object> alias = A1.shared;
    static Supplier<Integer> sup = () -> A1.x * 2;
    static Object[] arr = {A1.shared, new Object[] {alias}};
  }

  static class Base {
    static int cnt;
    static Map<Class<?>, Base> insts = new LinkedHashMap<>();

    Base() {
      cnt++;
      insts.put(getClass(), this);
    }
  }

  static class D1 extends Base {}

  static class D2 extends Base {
    static D2 only = new D2();
  }

  static class Consts {
    static final int I = 5;
    static final String S = "s" + I;
    static final Integer BOXED = 5000;
    static final long L = 1L << 40;
    static int mutableI = I;
    static final int[] ARR = {I, 2};
    static final List<Integer> IMM = List.of(1, 2);
    static final char C;

    static {
      C = 'c';
    }
  }

  static String sw(Color c) {
    return switch (c) {
      case RED -> "r";
      case BLUE -> "b";
      default -> "d";
    };
  }

  static int oldsw(TimeUnit u) {
    switch (u) {
      case DAYS:
        return 1;
      case HOURS:
        return 2;
      default:
        return 3;
    }
  }

  static class Tricky {
    static int n = 0;
    static final Supplier<Integer> NEXT = () -> ++n;

    static {
      n = 100;
    }

    static final int AFTER = n;
  }

  static class Throws {
    static final Object V;

    static {
      V = null;
      if (LOG != null) LOG.add("Throws");
    }

    static int ok = 1;
  }

  static class SelfReg {
    static final List<SelfReg> ALL = new ArrayList<>();
    static final SelfReg A = new SelfReg("a"), B = new SelfReg("b");
    final String n;

    SelfReg(String n) {
      this.n = n;
      ALL.add(this);
    }
  }

  static class Lazy {
    static Map<String, String> cfg;

    static Map<String, String> cfg() {
      if (cfg == null) {
        cfg = new HashMap<>();
        cfg.put("k", "v" + log("cfg", 1));
      }
      return cfg;
    }
  }

  abstract static class Shape {
    static final Shape UNIT = new Circle(1);
    static int n;

    abstract double area();

    Shape() {
      n++;
    }
  }

  static class Circle extends Shape {
    static final double PI2 = Math.PI * 2;
    final double r;

    Circle(double r) {
      this.r = r;
    }

    double area() {
      return PI2 * r;
    }
  }

  static Function<Integer, Integer> fact = x -> x <= 1 ? 1 : x * StaticState.fact.apply(x - 1);
  static final Map<String, Function<Double, Double>> OPS = new LinkedHashMap<>();

  static {
    OPS.put("sq", x -> x * x);
    OPS.put("neg", x -> -x);
    OPS.put("both", x -> OPS.get("neg").apply(OPS.get("sq").apply(x)));
  }

  static boolean[] flags = new boolean[3];
  static char[][] board = {{'a'}, {'b', 'c'}};
  static char[] first = board[0];

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      new Q();
      LOG.add("--");
      both.same("order so far", () -> {
        new Q();
        return String.join(",", LOG) + Q.b;
      });
      both.same("never here", () -> {
        int n = LOG.size();
        int c = NeverHere.c;
        return c + " " + NeverHere.seen.get(NeverHere.seen.size() - 1) + (LOG.size() - n);
      });
      HalfInit.count2 = 9;
      both.same("half initialised", () -> HalfInit.I.seen + " " + HalfInit.count + HalfInit.count2);
      both.same(
          "interface",
          () -> new KI().one()
              + K.two()
              + K.C
              + (K.OBJ == K.OBJ)
              + Collections.frequency(LOG, "K.ONE"));
      Holder.get().uses = 4;
      both.same(
          "holder", () -> Holder.get().uses + " " + Collections.frequency(LOG, "Holder made"));
      both.same("late holder", () -> {
        LateHolder.get();
        LateHolder.get();
        return Collections.frequency(LOG, "LateHolder made");
      });
      Color.of(2);
      Color g = Color.GREEN;
      both.same(
          "enum map",
          () -> Color.of(2) + "" + Color.lookups + g.hits + (Color.of(2) == g)
              + Color.of(1).x() + Collections.frequency(LOG, "Color") + sw(Color.RED) + sw(g));
      both.same(
          "enum not yet",
          () -> NotYet.M + "" + Collections.frequency(LOG, "NotYet") + NotYet.valueOf("X"));
      CycA.n = 50;
      Object ab = CycA.b;
      both.same(
          "cyclic init",
          () -> CycA.n + "" + CycB.m + (CycA.me == CycB.a) + (CycB.back == CycA.b) + (ab == CycA.b)
              + (CycB.back == null));
      both.same("random values travel", () -> ID + "" + NOW + RND + INST + GENERATED + HASH);
      RANDOM.nextInt();
      both.same("random continues", () -> RANDOM.nextInt() + "" + RANDOM.nextGaussian());
      StaticState one = get();
      both.same("dcl", () -> (get() == one) + "" + made + one.id);
      COUNTER.set(7);
      ADDER.add(3);
      CM.computeIfAbsent("k", k -> new ArrayList<>()).add(1);
      both.same("concurrent", () -> COUNTER.incrementAndGet() + "" + ADDER.sum() + CM + TL.get());
      both.same("assertions", () -> AssertOn.on() + AssertOn.status());
      A1.shared.add(A2.class);
      A1.x = 21;
      List<Object> cap = A1.shared;
      both.same(
          "aliases",
          () -> (A1.shared == A2.alias) + "" + A2.sup.get() + (A2.arr[0] == cap)
              + (((Object[]) A2.arr[1])[0] == cap) + cap);
      D1 d1 = new D1();
      Object d2 = D2.only;
      both.same(
          "hierarchy",
          () -> Base.cnt + "" + D1.cnt + (Base.insts.get(D1.class) == d1)
              + (Base.insts.get(D2.class) == D2.only) + Base.insts.size());
      Consts.mutableI = 6;
      Consts.ARR[1] = 99;
      both.same(
          "constants",
          () -> Consts.I
              + Consts.S
              + Consts.BOXED
              + Consts.L
              + Consts.mutableI
              + Consts.ARR[1]
              + Consts.IMM
              + Consts.C
              + (Consts.S == "s5"));
      both.same("switches", () -> sw(Color.BLUE) + oldsw(TimeUnit.HOURS));
      Tricky.NEXT.get();
      both.same("tricky", () -> Tricky.NEXT.get() + "" + Tricky.n + Tricky.AFTER);
      both.same("init in reached", () -> {
        int c = Collections.frequency(LOG, "Throws");
        return Throws.ok + (Collections.frequency(LOG, "Throws") - c) + "" + Throws.V;
      });
      SelfReg c = new SelfReg("c");
      both.same(
          "self register",
          () -> SelfReg.ALL.size() + "" + (SelfReg.ALL.get(0) == SelfReg.A)
              + (SelfReg.ALL.get(2) == c) + SelfReg.B.n);
      both.same("lazy static not yet", () -> Lazy.cfg() + "" + (Lazy.cfg() == Lazy.cfg));
      Shape u = Shape.UNIT;
      both.same(
          "super-sub init",
          () -> u.area() + "" + (u == Shape.UNIT) + Shape.n + new Circle(2).area() + Shape.n);
      both.same(
          "static recursion", () -> fact.apply(5) + "" + OPS.get("both").apply(3.0) + OPS.keySet());
      flags[1] = true;
      first[0] = 'Z';
      both.same("arrays", () -> Arrays.toString(flags) + board[0][0] + (first == board[0]));
      both.same("changed there", () -> {
        made = 77;
        LOG.add("there");
        StaticState s = new StaticState();
        COUNTER.set(0);
        return s.id + LOG.get(LOG.size() - 1) + COUNTER;
      });
      both.end();
    }
  }
}
