package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Registries that fill themselves, catalogs built in static blocks, plug-ins that register from their initialisers, statics of generic and nested classes. */
public final class StaticOrders {
  static final List<String> TRACE = Collections.synchronizedList(new ArrayList<>());

  static <T> T traced(String name, T value) {
    TRACE.add(name);
    return value;
  }

  interface Unit {
    Map<String, Unit> ALL = traced("Unit.ALL", new TreeMap<>());

    double factor();

    static Unit register(String name, double factor) {
      Unit unit = () -> factor;
      ALL.put(name, unit);
      return unit;
    }
  }

  static final class Lengths {
    static final Unit METRE = Unit.register("m", 1);
    static final Unit FOOT = Unit.register("ft", 0.3048);
    static int conversions = traced("Lengths.conversions", 0);

    static double convert(double amount, String from, String to) {
      conversions++;
      return amount * Unit.ALL.get(from).factor() / Unit.ALL.get(to).factor();
    }
  }

  static final class Masses {
    static final Unit GRAM = Unit.register("g", 1);
    static final int SIZE_THEN = traced("Masses", Unit.ALL.size());
  }

  abstract static class Plugin {
    private static final Map<Class<? extends Plugin>, Supplier<? extends Plugin>> MAKERS = new LinkedHashMap<>();
    private static int made;
    protected final int number = ++made;

    static void add(Class<? extends Plugin> type, Supplier<? extends Plugin> maker) {
      MAKERS.put(type, maker);
    }

    static String runAll() {
      StringBuilder all = new StringBuilder();
      MAKERS.forEach((type, maker) -> all.append(type.getSimpleName()).append(maker.get().run()));
      return all.toString();
    }

    abstract String run();
  }

  static final class Upper extends Plugin {
    static {
      Plugin.add(Upper.class, Upper::new);
    }

    @Override
    String run() {
      return "U" + number;
    }
  }

  static final class Lower extends Plugin {
    static {
      Plugin.add(Lower.class, Lower::new);
    }

    static void touch() {}

    @Override
    String run() {
      return "l" + number;
    }
  }

  enum Planet {
    MERCURY(3.3e23, 2.44e6),
    EARTH(5.97e24, 6.37e6);

    private static final Map<String, Planet> BY_NAME = new HashMap<>();
    private static final EnumMap<Planet, Double> GRAVITY = new EnumMap<>(Planet.class);
    private static int lookups;

    static {
      for (Planet planet : values()) {
        BY_NAME.put(planet.name().toLowerCase(java.util.Locale.ROOT), planet);
        GRAVITY.put(planet, 6.67e-11 * planet.mass / planet.radius / planet.radius);
      }
    }

    final double mass;
    final double radius;
    int visits;

    Planet(double mass, double radius) {
      this.mass = mass;
      this.radius = radius;
    }

    static Planet find(String name) {
      lookups++;
      Planet planet = BY_NAME.get(name);
      planet.visits++;
      return planet;
    }
  }

  static class Sequence {
    static final AtomicInteger NEXT = new AtomicInteger(1000);
    static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
    final int id = NEXT.getAndIncrement();

    { TRACE.add("sequence " + id); }

    static String buffered(String text) {
      return BUFFER.get().append(text).append(';').toString();
    }
  }

  static final class Tables {
    static final int[] SQUARES = new int[20];
    static final long[][] BINOMIALS;
    static final IntUnaryOperator[] STEPS = {n -> n + 1, n -> n * 2, Math::abs, Tables::square};
    static final String HELP = """
        usage:
          %s [-v]\tname
        "quoted" \
        joined
        """;
    static final int CONSTANT = 7;
    static final Integer BOXED = 7_000;
    static volatile boolean verbose;

    static {
      Arrays.setAll(SQUARES, n -> n * n);
      BINOMIALS = new long[30][];
      for (int n = 0; n < BINOMIALS.length; n++) {
        BINOMIALS[n] = new long[n + 1];
        BINOMIALS[n][0] = BINOMIALS[n][n] = 1;
        for (int k = 1; k < n; k++) {
          BINOMIALS[n][k] = BINOMIALS[n - 1][k - 1] + BINOMIALS[n - 1][k];
        }
      }
    }

    static int square(int n) {
      return SQUARES[n % SQUARES.length];
    }
  }

  static final class Cyclic {
    static final class A {
      static final int VALUE = traced("A", B.VALUE + 1);
    }

    static final class B {
      static final int VALUE = traced("B", A.VALUE + 10);
    }
  }

  static class Config {
    private static volatile Config instance;
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    static Config get() {
      Config config = instance;
      if (config == null) {
        synchronized (Config.class) {
          if (instance == null) {
            instance = new Config();
            TRACE.add("config made");
          }
          config = instance;
        }
      }
      return config;
    }
  }

  static class Parent {
    static String name = "parent";
    static final List<String> KINDS = new ArrayList<>(List.of("p"));

    static String describe() {
      return name + KINDS;
    }
  }

  static class Child extends Parent {
    static String name = "child";

    static {
      KINDS.add("c");
    }
  }

  static final class Depends {
    static final int FIRST = Integer.parseInt("40");
    static final int SECOND = FIRST + Tables.CONSTANT;
    static final Supplier<Integer> LATER = () -> SECOND + Depends.THIRD;
    static final int THIRD = LATER.get() * 2;
  }

  static String tail(int before) {
    return TRACE.subList(before, TRACE.size()).toString();
  }

  public static void main(String[] args) throws Exception {
    Both both = new Both(Both.jvm(args));
    Lengths.convert(1, "ft", "m");
    both.same("conversions", () -> Lengths.convert(10, "ft", "m") + " " + Lengths.conversions + " " + Unit.ALL.keySet());
    both.same("registers there first", () -> Masses.SIZE_THEN + " " + Unit.ALL.keySet() + " " + (Unit.ALL.get("g") == Masses.GRAM));
    new Upper();
    both.same("plug-ins so far", Plugin::runAll);
    both.same("a plug-in registers later", () -> {
      Lower.touch();
      return Plugin.runAll() + Plugin.MAKERS.size();
    });
    Planet.find("earth");
    both.same("lookup table of an enum", () -> Planet.find("mercury") + " " + Planet.lookups + " " + Planet.EARTH.visits + " "
        + Planet.MERCURY.visits + String.format(java.util.Locale.ROOT, " %.2f", Planet.GRAVITY.get(Planet.EARTH)));
    new Sequence();
    int before = TRACE.size();
    both.same("sequence goes on", () -> new Sequence().id + " " + Sequence.NEXT + " " + tail(before));
    both.same("thread local of a static field", () -> Sequence.buffered("a") + Sequence.buffered("b"));
    both.same("tables", () -> Tables.BINOMIALS[29][14] + " " + Tables.SQUARES[7] + " " + Tables.HELP.formatted("me").length() + " "
        + Tables.STEPS[3].applyAsInt(5) + Tables.STEPS[1].applyAsInt(4) + Tables.BOXED);
    both.same("two that need one another", () -> Cyclic.A.VALUE + " " + Cyclic.B.VALUE);
    Config.get().settings.put("k", "v");
    both.same("double-checked", () -> Config.get().settings + " " + (Config.get() == Config.instance));
    Parent.name = "changed";
    both.same("child's statics", () -> Child.describe() + Child.name + Parent.name + Child.KINDS);
    both.same("dependent constants", () -> Depends.FIRST + " " + Depends.SECOND + " " + Depends.THIRD + " " + Depends.LATER.get());
    Tables.verbose = true;
    both.same("flag", () -> Tables.verbose ? "verbose" : "quiet");
    both.end();
  }
}
