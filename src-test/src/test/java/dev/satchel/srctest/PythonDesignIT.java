package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows of the Python design that Satchel follows, each as a small Java program: its challenges, capabilities,
 * limitations and examples, in its order. Programs print what they see, over there and here.
 */
class PythonDesignIT {
  @TempDir
  Path classes;

  private UserProgram program(String... sources) {
    UserProgram program = new UserProgram(classes);
    for (String source : sources) {
      program.source(source);
    }
    return program;
  }

  @Nested
  class Challenges {
    @Test
    void namesDoNotCollide() {
      program("""
              package analytics.helpers;

              public class Helper {
                public int process(int x) {
                  return x * 2;
                }
              }
              """, """
              package visualization.helpers;

              public class Helper {
                public String process(int x) {
                  return format(x);
                }

                protected String format(int x) {
                  return "<" + x + ">";
                }
              }
              """, """
              import dev.satchel.*;

              public class Main {
                public static void main(String[] args) throws Exception {
                  var a = new analytics.helpers.Helper();
                  var v = new visualization.helpers.Helper();
                  String json = Satchel.packer().variable("a", a).variable("v", v).pack().toJson();
                  System.out.println(json.contains("\\"analytics.helpers.Helper\\": {"));
                  System.out.println(json.contains("\\"visualization.helpers.Helper\\": {"));
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> a.process(21) + " " + v.process(21)));
                    System.out.println(
                        jvm.call(() -> (Object) a.getClass() == v.getClass()) + " " + jvm.call(() -> a.getClass().getName()));
                  }
                }
              }
              """)
          .run("Main")
          .isFine()
          .printed("true", "true", "42 <21>", "false analytics.helpers.Helper");
    }

    @Test
    void staticStateIsSharedByTheMethodsThatUseIt() {
      program("""
              package cache;

              import java.util.*;

              public class Cache {
                static final Map<String, Integer> CACHE = new HashMap<>();

                public static Integer get(String key) {
                  return CACHE.get(key);
                }

                public static void put(String key, int value) {
                  CACHE.put(key, value);
                }
              }
              """, """
              import cache.Cache;
              import dev.satchel.*;
              import java.util.function.*;

              public class Main {
                public static void main(String[] args) throws Exception {
                  Function<String, Integer> get = Cache::get;
                  BiConsumer<String, Integer> put = Cache::put;
                  put.accept("before", 1);
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      put.accept("x", 42);
                      return get.apply("x") + " " + Cache.get("x") + " " + get.apply("before");
                    }));
                  }
                  System.out.println(get.apply("x"));
                  // As two variables of one payload.
                  Payload payload = Satchel.packer().variable("get", get).variable("put", put).pack();
                  try (Unpacked there = Satchel.unpack(Payload.read(payload.toBytes()))) {
                    ((BiConsumer<String, Integer>) there.get("put")).accept("y", 43);
                    System.out.println(((Function<String, Integer>) there.get("get")).apply("y") + " " + get.apply("y"));
                  }
                }
              }
              """).run("Main").isFine().printed("42 42 1", "null", "43 null");
    }

    @Test
    void aStaticFieldAndAnInstanceFieldStayOneObject() {
      program("""
              package config;

              import java.util.*;

              public class Client {
                public static Map<String, Integer> DEFAULTS = new LinkedHashMap<>();
                static {
                  DEFAULTS.put("timeout", 30);
                  DEFAULTS.put("retries", 3);
                }
                public final Map<String, Integer> config;

                public Client() {
                  this.config = DEFAULTS;
                }

                public void update(String key, int value) {
                  config.put(key, value);
                }
              }
              """, """
              import config.Client;
              import dev.satchel.*;

              public class Main {
                public static void main(String[] args) throws Exception {
                  Client client = new Client();
                  System.out.println(client.config == Client.DEFAULTS);
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> client.config == Client.DEFAULTS));
                    System.out.println(jvm.call(() -> {
                      client.update("timeout", 5);
                      return Client.DEFAULTS + " " + new Client().config;
                    }));
                    // What comes back is the very object that was sent.
                    System.out.println(jvm.call(() -> client) == client);
                    System.out.println(jvm.call(() -> client.config) == Client.DEFAULTS);
                  }
                  System.out.println(Client.DEFAULTS);
                }
              }
              """)
          .run("Main")
          .isFine()
          .printed(
              "true",
              "true",
              "{timeout=5, retries=3} {timeout=5, retries=3}",
              "true",
              "true",
              "{timeout=30, retries=3}");
    }

    @Test
    void closuresWithStateOfTheirOwnStayIndependent() {
      program("""
              import dev.satchel.*;
              import java.util.function.*;

              public class Main {
                static class Counter {
                  int count;

                  Counter(int start) {
                    count = start;
                  }

                  int increment() {
                    return ++count;
                  }
                }

                static Supplier<Integer> makeCounter(int start) {
                  return new Counter(start)::increment;
                }

                public static void main(String[] args) throws Exception {
                  Supplier<Integer> a = makeCounter(0);
                  Supplier<Integer> b = makeCounter(100);
                  Supplier<Integer> alsoA = a;
                  try (RemoteJvm jvm = RemoteJvm.fork(); Session session = jvm.session()) {
                    System.out.println(session.call(() -> a.get() + " " + a.get() + " " + b.get()));
                    System.out.println(session.call(() -> a.get() + " " + b.get() + " " + alsoA.get()));
                    // Outside the session they start from what they are here.
                    System.out.println(jvm.call(() -> a.get() + " " + b.get()));
                  }
                  System.out.println(a.get() + " " + b.get());
                }
              }
              """).run("Main").isFine().printed("1 2 101", "3 102 4", "1 101", "1 101");
    }
  }

  @Nested
  class Invariants {
    @Test
    void identityHoldsAcrossVariablesCapturesStaticsAndFields() {
      program("""
              import dev.satchel.*;
              import java.util.*;
              import java.util.function.*;

              public class Main {
                static List<String> shared = new ArrayList<>(List.of("s"));

                static class Holder {
                  List<String> list = shared;
                }

                public static void main(String[] args) throws Exception {
                  List<String> variable = shared;
                  List<String> equalButApart = new ArrayList<>(shared);
                  Holder holder = new Holder();
                  Supplier<List<String>> captured = () -> variable;
                  Supplier<List<String>> readsStatic = () -> shared;
                  Payload payload = Satchel.packer()
                      .variable("list", variable)
                      .variable("apart", equalButApart)
                      .variable("holder", holder)
                      .variable("captured", captured)
                      .variable("static", readsStatic)
                      .pack();
                  for (Payload form : new Payload[] {
                    payload, Payload.read(payload.toBytes()), Payload.read(payload.toJson().getBytes("UTF-8"))
                  }) {
                    try (Unpacked there = Satchel.unpack(form)) {
                      Object list = there.get("list");
                      var field = there.type("Main$Holder").getDeclaredField("list");
                      field.setAccessible(true);
                      System.out.println(there.variables()
                          + " " + (list == field.get(there.get("holder")))
                          + " " + (list == there.get("captured", Supplier.class).get())
                          + " " + (list == there.get("static", Supplier.class).get())
                          + " " + (list == there.get("apart"))
                          + " " + (list == shared));
                    }
                  }
                }
              }
              """)
          .run("Main")
          .isFine()
          .printed(
              "[list, apart, holder, captured, static] true true true false false",
              "[list, apart, holder, captured, static] true true true false false",
              "[list, apart, holder, captured, static] true true true false false");
    }

    @Test
    void membersThatShareStateAreOneNamespaceGroup() {
      Ended ended = program("""
              package mymodule;

              public class Cache {
                static java.util.Map<String, Integer> CACHE = new java.util.TreeMap<>();
                public static Integer get(String key) { return CACHE.get(key); }
                public static void put(String key, int value) { CACHE.put(key, value); }
                public static void unused() { CACHE.clear(); }
              }
              """, """
              import dev.satchel.*;
              import java.util.function.*;

              public class Main {
                public static void main(String[] args) {
                  Function<String, Integer> get = mymodule.Cache::get;
                  BiConsumer<String, Integer> put = mymodule.Cache::put;
                  put.accept("x", 42);
                  System.out.println(Satchel.packer().variable("get", get).variable("put", put).pack().toJson());
                }
              }
              """).run("Main").isFine();
      String groups = section(ended.out(), "namespace_groups");
      assertThat(groups)
          .containsOnlyOnce("\"ns_0\"")
          .contains("\"owner\": \"mymodule.Cache\"")
          .contains("mymodule.Cache#get(String)")
          .contains("mymodule.Cache#put(String, int)")
          .contains("\"CACHE\": {\"ref\": \"sv_0\"}")
          .doesNotContain("unused", "ns_1");
      assertThat(section(ended.out(), "shared_values")).containsOnlyOnce("\"x\"");
    }

    @Test
    void instancesAreInstancesOfTheirClasses() {
      program("""
              import dev.satchel.*;
              import java.util.*;

              public class Main {
                interface Named { String name(); }
                static abstract class Animal implements Named {}
                static class Dog extends Animal { public String name() { return "dog"; } }
                record Cat(String name) implements Named {}

                public static void main(String[] args) throws Exception {
                  Object dog = new Dog();
                  Object cat = new Cat("cat");
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> dog instanceof Dog && dog instanceof Animal && dog instanceof Named));
                    System.out.println(jvm.call(() -> cat instanceof Cat c && c.name().equals("cat") && !(cat instanceof Animal)));
                    System.out.println(jvm.call(() -> new Dog().getClass() == dog.getClass()));
                  }
                }
              }
              """).run("Main").isFine().printed("true", "true", "true");
    }
  }

  @Nested
  class Capabilities {
    @Test
    void staticStateThatMethodsChange() {
      program("""
              package mymodule;

              import java.util.*;

              public class Module {
                static Map<String, Integer> STATE = new HashMap<>(Map.of("count", 0));
                static long plain = 7;
                public static void increment() { STATE.merge("count", 1, Integer::sum); plain++; }
                public static int getCount() { return STATE.get("count"); }
                public static long getPlain() { return plain; }
              }
              """, """
              import dev.satchel.*;
              import mymodule.Module;

              public class Main {
                public static void main(String[] args) throws Exception {
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      Module.increment();
                      Module.increment();
                      return Module.getCount() + " " + Module.getPlain();
                    }));
                  }
                  System.out.println(Module.getCount() + " " + Module.getPlain());
                }
              }
              """).run("Main").isFine().printed("2 9", "0 7");
    }

    @Test
    void mutationIsSeenThroughBothReferences() {
      program("""
              import dev.satchel.*;
              import java.util.*;

              public class Main {
                static final List<Integer> SHARED_LIST = new ArrayList<>(List.of(1, 2, 3));

                static class Container {
                  List<Integer> data = SHARED_LIST;
                }

                public static void main(String[] args) throws Exception {
                  Container c = new Container();
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      boolean same = c.data == SHARED_LIST;
                      SHARED_LIST.add(4);
                      return same + " " + c.data.get(c.data.size() - 1) + " " + c.data;
                    }));
                  }
                  System.out.println(SHARED_LIST);
                }
              }
              """).run("Main").isFine().printed("true 4 [1, 2, 3, 4]", "[1, 2, 3]");
    }

    @Test
    void circularReferences() {
      program("""
              import dev.satchel.*;
              import java.util.*;
              import java.util.function.*;

              public class Main {
                static class Node {
                  String name;
                  Node next;
                  Set<Node> neighbours = new HashSet<>();
                  Supplier<Node> self = () -> this;
                  Node(String name) { this.name = name; }
                  @Override public int hashCode() { return name.hashCode(); }
                  @Override public boolean equals(Object o) { return o instanceof Node n && n.name.equals(name); }
                }

                record Ring(List<Object> elements) {}

                public static void main(String[] args) throws Exception {
                  Map<String, Object> a = new HashMap<>(Map.of("name", "a"));
                  Map<String, Object> b = new HashMap<>(Map.of("name", "b", "ref", a));
                  a.put("ref", b);
                  Node x = new Node("x");
                  x.next = x;
                  x.neighbours.add(x);
                  Ring ring = new Ring(new ArrayList<>());
                  ring.elements().add(ring);
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> a.get("ref") == b && b.get("ref") == a
                        && ((Map<?, ?>) a.get("ref")).get("ref") == a));
                    System.out.println(jvm.call(() -> x.next == x && x.neighbours.contains(x)
                        && x.neighbours.iterator().next() == x && x.self.get() == x));
                    System.out.println(jvm.call(() -> ring.elements().get(0) == ring));
                  }
                }
              }
              """).run("Main").isFine().printed("true", "true", "true");
    }

    @Test
    void severalInstancesOfOneClass() {
      program("""
              import dev.satchel.*;

              public class Main {
                static class Counter {
                  int value;
                  Counter(int start) { value = start; }
                  void increment() { value++; }
                }

                public static void main(String[] args) throws Exception {
                  Counter c1 = new Counter(10);
                  Counter c2 = new Counter(20);
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      boolean same = c1.getClass() == c2.getClass() && c1.getClass().isInstance(c2);
                      c1.increment();
                      return same + " " + c1.value + " " + c2.value;
                    }));
                  }
                  System.out.println(c1.value + " " + c2.value);
                }
              }
              """).run("Main").isFine().printed("true 11 20", "10 20");
    }
  }

  @Nested
  class Limitations {
    @Test
    void aClosureThatWritesToWhatItCapturedIsRefusedWithTheRemedy() {
      Ended ended = program("""
              package counters;

              import dev.satchel.*;
              import java.util.concurrent.Callable;

              public class Main {
                static Callable<Integer> makeCounter() {
                  int[] count = {0};
                  return () -> ++count[0];
                }

                public static void main(String[] args) throws Exception {
                  Callable<Integer> counter = makeCounter();
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    try {
                      jvm.call(counter);
                    } catch (PackException refused) {
                      System.out.println(refused.getMessage());
                      System.out.println(refused.problems().size() + " " + refused.problems().get(0).rule());
                    }
                    // A copy may go if the user says so.
                    RemoteJvm.Builder builder = RemoteJvm.builder().packer(p -> p.allow("captured-mutable-state"));
                    try (RemoteJvm copies = builder.fork()) {
                      System.out.println(copies.call(counter) + " " + copies.call(counter) + " " + counter.call());
                    }
                  }
                }
              }
              """).run("counters.Main");
      assertThat(ended.exitCode()).as("%s", ended).isZero();
      assertThat(ended.err()).startsWith("warning[captured-mutable-state]: allowed: ");
      assertThat(ended.out())
          .contains("error[captured-mutable-state]")
          .contains("captured local 'count'")
          .contains("--> counters/Main.java:9 in Main.makeCounter()")
          .contains("captured 'count' (int[])")
          .contains("this JVM would never see it")
          .contains("class Counter")
          .contains("1 captured-mutable-state")
          .endsWith("1 1 1\n");
    }

    /** The Python design resets class attributes; Satchel ships their current values. */
    @Test
    void mutableStaticsOfAClassKeepTheirCurrentValue() {
      program("""
              import dev.satchel.*;
              import java.util.*;

              public class Main {
                static class Registry {
                  static List<Registry> instances = new ArrayList<>();
                  String name;

                  Registry(String name) {
                    this.name = name;
                    Registry.instances.add(this);
                  }
                }

                public static void main(String[] args) throws Exception {
                  Registry first = new Registry("first");
                  new Registry("second");
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      new Registry("third");
                      return Registry.instances.size() + " " + (Registry.instances.get(0) == first);
                    }));
                  }
                  System.out.println(Registry.instances.size());
                }
              }
              """).run("Main").isFine().printed("3 true", "2");
    }

    @Test
    void valuesThatAreOnlyReadAreCaptured() {
      program("""
              import dev.satchel.*;
              import java.util.function.*;

              public class Main {
                static Function<Integer, Integer> makeMultiplier(int factor) {
                  return x -> x * factor;
                }

                public static void main(String[] args) throws Exception {
                  Function<Integer, Integer> twice = makeMultiplier(2);
                  Function<Integer, Integer> thrice = makeMultiplier(3);
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.apply(twice, 21) + " " + jvm.apply(thrice, 21) + " "
                        + jvm.call(() -> twice.andThen(thrice).apply(1)));
                  }
                }
              }
              """).run("Main").isFine().printed("42 63 6");
    }
  }

  @Nested
  class Examples {
    @Test
    void analyticsPipeline() {
      program("""
              package analytics;

              import java.util.*;

              public class Core {
                static final Map<String, Integer> METRICS = new LinkedHashMap<>();
                static { METRICS.put("calls", 0); METRICS.put("errors", 0); }
                public static void trackCall() { METRICS.put("calls", METRICS.get("calls") + 1); }
                public static void trackError() { METRICS.put("errors", METRICS.get("errors") + 1); }
                public static Map<String, Integer> getMetrics() { return new LinkedHashMap<>(METRICS); }
              }
              """, """
              import analytics.Core;
              import dev.satchel.*;
              import java.util.*;
              import java.util.function.Supplier;

              public class Main {
                public static void main(String[] args) throws Exception {
                  Runnable trackCall = Core::trackCall;
                  Runnable trackError = Core::trackError;
                  Supplier<Map<String, Integer>> getMetrics = Core::getMetrics;
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> {
                      trackCall.run();
                      trackCall.run();
                      trackError.run();
                      return getMetrics.get();
                    }));
                  }
                  System.out.println(getMetrics.get());
                }
              }
              """).run("Main").isFine().printed("{calls=2, errors=1}", "{calls=0, errors=0}");
    }

    @Test
    void configurationWithDefaults() {
      program("""
              package config;

              import java.util.*;

              public class Client {
                static final Map<String, Integer> DEFAULTS = new HashMap<>(Map.of("timeout", 30));
                final Map<String, Integer> config;

                public Client() { this(Map.of()); }

                public Client(Map<String, Integer> overrides) {
                  config = new HashMap<>(DEFAULTS);
                  config.putAll(overrides);
                }

                public int getTimeout() { return config.get("timeout"); }
              }
              """, """
              import config.Client;
              import dev.satchel.*;
              import java.util.*;

              public class Main {
                public static void main(String[] args) throws Exception {
                  Client c1 = new Client();
                  Client c2 = new Client(Map.of("timeout", 60));
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> c1.getTimeout() + " " + c2.getTimeout()));
                    System.out.println(jvm.call(() -> new Client().getTimeout() + " " + new Client(Map.of("timeout", 60)).getTimeout()));
                  }
                }
              }
              """).run("Main").isFine().printed("30 60", "30 60");
    }

    @Test
    void crossModuleReferences() {
      program("""
              package mypackage.types;

              public class DataPoint {
                public final double x;
                public final double y;
                public DataPoint(double x, double y) { this.x = x; this.y = y; }
              }
              """, """
              package mypackage.analysis;

              import mypackage.types.DataPoint;

              public class Analysis {
                public static DataPoint createOrigin() { return new DataPoint(0, 0); }
              }
              """, """
              import dev.satchel.*;
              import mypackage.analysis.Analysis;
              import mypackage.types.DataPoint;

              public class Main {
                public static void main(String[] args) throws Exception {
                  try (RemoteJvm jvm = RemoteJvm.fork()) {
                    System.out.println(jvm.call(() -> (Object) Analysis.createOrigin() instanceof DataPoint));
                    DataPoint origin = jvm.call(Analysis::createOrigin);
                    System.out.println(origin.x + " " + origin.y + " " + (origin.getClass() == DataPoint.class));
                    System.out.println(jvm.call(() -> DataPoint.class) == DataPoint.class);
                  }
                }
              }
              """).run("Main").isFine().printed("true", "0.0 0.0 true", "true");
    }
  }

  /** From the section's name to the next line that begins like a section. */
  private static String section(String json, String name) {
    int start = json.indexOf("\n  \"" + name + "\": ");
    assertThat(start).as(name).isNotNegative();
    int end = json.indexOf("\n  \"", start + 5);
    return json.substring(start, end < 0 ? json.length() : end);
  }
}
