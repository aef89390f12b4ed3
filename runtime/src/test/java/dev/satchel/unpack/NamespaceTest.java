package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.array;
import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.map;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.record;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.testing.InMemoryCompiler;
import java.lang.reflect.InvocationHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whole class files of small programs, and what becomes of them in a namespace. */
@SuppressWarnings("unchecked") // the documents say what their variables are
class NamespaceTest {
  private static Object call(Object callable) throws Exception {
    return ((Callable<?>) callable).call();
  }

  @Test
  void fillsPrivateFinalFieldsOfPackagePrivateClassesWithoutConstructor() throws Exception {
    Draft draft = Draft.of("""
        package app;
        class Job implements java.util.concurrent.Callable<String> {
          private final String name; private final int[] numbers;
          Job(String name) { throw new AssertionError("constructor ran"); }
          public String call() { return name + numbers.length + Helper.mark(); }
        }
        class Helper { static String mark() { return "!"; } }
        """);
    Slot numbers = draft.add(new Node.PrimitiveArray(new int[] {1, 2, 3}));
    draft.variable("root", draft.add(object("app.Job", "name", "n", "numbers", numbers)));
    assertThat(call(draft.load("root"))).isEqualTo("n3!");
  }

  @Test
  void keepsPrivateFieldsOfOneNameInSuperAndSubclassApart() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Sub extends Base implements java.util.concurrent.Callable<String> {
          private int x;
          public String call() { return baseX() + "/" + x; }
        }
        class Base { private int x; int baseX() { return x; } }
        """);
    draft.variable("root", draft.add(object("app.Sub", "app.Base#x", 1, "app.Sub#x", 2)));
    assertThat(call(draft.load("root"))).isEqualTo("1/2");
  }

  @Test
  void runsSealedTypesRecordsEnumsWithBodiesSwitchesNestsAndConcat() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class All implements java.util.concurrent.Callable<String> {
          sealed interface Shape permits Circle, Square {}
          record Circle(double r) implements Shape {}
          record Square(double side) implements Shape {}
          enum Op {
            ADD { int apply(int a, int b) { return a + b; } },
            MUL { int apply(int a, int b) { return a * b; } };
            abstract int apply(int a, int b);
          }
          private static class Inner { private int secret = 7; private int twice() { return secret * 2; } }
          private Shape shape; private Op op;
          public String call() {
            String name;
            switch (op) { case ADD: name = "plus"; break; default: name = "times"; }
            double area = shape instanceof Circle c ? c.r() * 3 : ((Square) shape).side() * ((Square) shape).side();
            Inner inner = new Inner(); inner.secret++;
            return name + " " + op.apply(3, 4) + " " + area + " " + inner.twice() + " " + shape;
          }
        }
        """);
    Slot op = draft.add(new Node.Constant("app.All$Op", "MUL"));
    Slot shape = draft.add(record("app.All$Circle", "r", 2.0));
    draft.variable("root", draft.add(object("app.All", "shape", shape, "op", op)));
    draft.variable("op", op);
    Map<String, Object> loaded = draft.load();
    assertThat(call(loaded.get("root"))).isEqualTo("times 12 6.0 16 Circle[r=2.0]");
    assertThat(((Enum<?>) loaded.get("op")).getDeclaringClass().getName()).isEqualTo("app.All$Op");
  }

  @Test
  void linksLambdasAndAllKindsOfMethodReferences() throws Exception {
    Draft draft = Draft.of("""
        package app;
        import java.util.concurrent.Callable;
        import java.util.function.*;
        public class Host {
          private int base;
          Callable<Integer> instance(int x, long y) { return () -> base + x + (int) y; }
          static Supplier<String> plain() { return () -> "plain"; }
          static Function<String, Integer> unbound() { return String::length; }
          static Supplier<Integer> bound(String s) { return s::length; }
          static Supplier<Host> constructor() { return Host::new; }
          static IntBinaryOperator fixed() { return Math::max; }
          interface Shouter { default String shout() { return "hey"; } private static Callable<String> made() { return () -> "from interface"; } }
          static Callable<String> marked() { return (Callable<String> & java.io.Serializable & Marker) () -> "marked"; }
          interface Marker {}
          private int secret() { return base * 2; }
          Callable<Integer> own() { return this::secret; }
        }
        """);
    Slot host = draft.add(object("app.Host", "base", 10));
    draft
        .variable(
            "instance",
            draft.add(
                lambda("app.Host", "instance/0", "java.util.concurrent.Callable", host, 5, 7L)))
        .variable("plain1", draft.add(lambda("app.Host", "plain/0", "java.util.function.Supplier")))
        .variable("plain2", draft.add(lambda("app.Host", "plain/0", "java.util.function.Supplier")))
        .variable(
            "unbound", draft.add(lambda("app.Host", "unbound/0", "java.util.function.Function")))
        .variable(
            "bound",
            draft.add(lambda("app.Host", "bound/0", "java.util.function.Supplier", "four")))
        .variable(
            "constructor",
            draft.add(lambda("app.Host", "constructor/0", "java.util.function.Supplier")))
        .variable(
            "fixed",
            draft.add(lambda("app.Host", "fixed/0", "java.util.function.IntBinaryOperator")))
        .variable(
            "ofInterface",
            draft.add(lambda("app.Host$Shouter", "made/0", "java.util.concurrent.Callable")))
        .variable(
            "marked", draft.add(lambda("app.Host", "marked/0", "java.util.concurrent.Callable")))
        .variable(
            "own", draft.add(lambda("app.Host", "own/0", "java.util.concurrent.Callable", host)));
    Map<String, Object> loaded = draft.load();
    assertThat(call(loaded.get("instance"))).isEqualTo(22);
    assertThat(((Supplier<?>) loaded.get("plain1")).get()).isEqualTo("plain");
    assertThat(loaded.get("plain1")).isSameAs(loaded.get("plain2"));
    assertThat(((Function<Object, ?>) loaded.get("unbound")).apply("abc")).isEqualTo(3);
    assertThat(((Supplier<?>) loaded.get("bound")).get()).isEqualTo(4);
    assertThat(((Supplier<?>) loaded.get("constructor")).get().getClass().getName())
        .isEqualTo("app.Host");
    assertThat(((IntBinaryOperator) loaded.get("fixed")).applyAsInt(3, 9)).isEqualTo(9);
    assertThat(call(loaded.get("ofInterface"))).isEqualTo("from interface");
    assertThat(call(loaded.get("marked"))).isEqualTo("marked");
    assertThat(loaded.get("marked").getClass().getInterfaces()).hasSize(3);
    assertThat(loaded.get("marked")).isInstanceOf(java.io.Serializable.class);
    assertThat(call(loaded.get("own"))).isEqualTo(20);
  }

  @Test
  void bindsStaticsOfClassesAndInterfacesFinalOnesToo() throws Exception {
    Draft draft = Draft.of("""
        package app;
        import java.util.*;
        public class State implements java.util.concurrent.Callable<String> {
          static final List<String> LOG = new ArrayList<>();
          static int count = 1;
          static final int CONSTANT = 5;
          static final long BIG = Long.parseLong("1");
          static final Object MADE = new Object();
          public String call() { return LOG + " " + count + " " + CONSTANT + " " + BIG + " " + (MADE != null) + " " + Names.ALL + " " + Names.TRIES + Names.WIDE; }
        }
        interface Names { List<String> ALL = List.of("own"); int TRIES = Integer.parseInt("1"); double WIDE = Double.parseDouble("1"); }
        """);
    Slot log = draft.add(value("java.util.ArrayList", "a", "b"));
    draft.bind("app.State", "LOG", "Ljava/util/List;", log);
    draft.bind("app.State", "count", "I", 42);
    draft.bind("app.State", "BIG", "J", 99L);
    draft.bind("app.Names", "ALL", "Ljava/util/List;", log);
    draft.bind("app.Names", "TRIES", "I", 3);
    draft.bind("app.Names", "WIDE", "D", 2.5);
    draft.variable("root", draft.add(object("app.State")));
    draft.variable("log", log);
    Map<String, Object> loaded = draft.load();
    assertThat(call(loaded.get("root"))).isEqualTo("[a, b] 42 5 99 true [a, b] 32.5");
    ((List<Object>) loaded.get("log")).add("c");
    assertThat(call(loaded.get("root"))).asString().startsWith("[a, b, c] 42 5 99 true [a, b, c]");
  }

  @Test
  void startsNoInitialiserBeforeAClassIsUsed() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Lazy {
          static int value;
          static { System.setProperty("app.lazy", "ran, saw " + value); value = 1; }
          public static java.util.concurrent.Callable<Integer> task() { return new Reader(); }
        }
        class Reader implements java.util.concurrent.Callable<Integer> { public Integer call() { return Lazy.value; } }
        """);
    System.clearProperty("app.lazy");
    draft.bind("app.Lazy", "value", "I", 8);
    draft.variable("root", draft.add(object("app.Reader")));
    Object root = draft.load("root");
    assertThat(System.getProperty("app.lazy")).isNull();
    assertThat(call(root)).isEqualTo(8);
    assertThat(System.clearProperty("app.lazy")).isEqualTo("ran, saw 8");
  }

  @Test
  void bindsStaticsOfEnumsAfterTheConstants() throws Exception {
    Draft draft = Draft.of("""
        package app;
        import java.util.*;
        public enum Colour {
          RED, GREEN;
          private static int made;
          private static final Map<String, Colour> BY_NAME = new HashMap<>();
          Colour() { count(); }
          private static void count() { made++; }
          public static class Probe implements java.util.concurrent.Callable<String> {
            public String call() { return made + " " + BY_NAME; }
          }
        }
        """);
    Slot red = draft.add(new Node.Constant("app.Colour", "RED"));
    draft.bind("app.Colour", "made", "I", 2);
    draft.bind(
        "app.Colour", "BY_NAME", "Ljava/util/Map;", draft.add(map("java.util.HashMap", "r", red)));
    draft.variable("root", draft.add(object("app.Colour$Probe")));
    assertThat(call(draft.load("root"))).isEqualTo("2 {r=RED}");
  }

  @Test
  void bindsWhatInitialisersReadBeforeTheyRun() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Service implements java.util.concurrent.Callable<String> {
          static Config config;
          static final String LOGGER = "logger of " + config.name();
          final Config own;
          Service() { own = null; }
          public String call() { return LOGGER + (own == config); }
        }
        record Config(String name) {}
        """);
    // The object comes first in the document, but its class's initialiser needs the static.
    Slot.Ref service = draft.reserve();
    Slot config = draft.add(record("app.Config", "name", "c"));
    draft.put(service, object("app.Service", "own", config));
    draft.bind("app.Service", "config", "Lapp/Config;", config);
    draft.variable("root", service);
    assertThat(call(draft.load("root"))).isEqualTo("logger of ctrue");
  }

  @Test
  void bindsWhatInitialisersReadByWayOfOtherClasses() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Service implements java.util.concurrent.Callable<String> {
          static final String LOGGER = Helper.name();
          public String call() { return LOGGER; }
        }
        class Helper { static String name() { return "logger of " + Config.current.name(); } }
        class Config { static Config current; Object name; String name() { return name.toString(); } }
        """);
    Slot.Ref service = draft.reserve();
    draft.put(service, object("app.Service"));
    Slot config = draft.add(object("app.Config", "name", "c"));
    draft.bind("app.Config", "current", "Lapp/Config;", config);
    // The object that runs the initialiser is reached first, from a static of its own.
    draft.bind("app.Aaa", "first", "Ljava/lang/Object;", service);
    draft.classes(
        "app", "", InMemoryCompiler.compile("package app; class Aaa { static Object first; }"));
    draft.variable("root", service);
    assertThat(call(draft.load("root"))).isEqualTo("logger of c");
  }

  @Test
  void takesClassFilesOfJava8() throws Exception {
    Draft draft = new Draft()
        .classes(
            "app",
            "",
            InMemoryCompiler.compile(List.of("--release", "8", "-Xlint:-options", "-g"), """
        package app;
        import java.util.concurrent.Callable;
        public interface Old {
          Object SHARED = new Object(); long NUMBER = Long.parseLong("1");
          static Callable<Object> make(int i) { return () -> SHARED + "/" + NUMBER + "/" + i + "/" + Inner.held; }
          class Inner { private static final String held = String.valueOf(1); private Inner() {} }
        }
        """));
    draft.bind("app.Old", "SHARED", "Ljava/lang/Object;", "s");
    draft.bind("app.Old", "NUMBER", "J", 2L);
    draft.bind("app.Old$Inner", "held", "Ljava/lang/String;", "h");
    draft.variable(
        "root", draft.add(lambda("app.Old", "make/0", "java.util.concurrent.Callable", 5)));
    assertThat(call(draft.load("root"))).isEqualTo("s/2/5/h");
  }

  @Test
  void keepsOneObjectOneAcrossVariablesStaticsFieldsAndCaptures() {
    Draft draft = Draft.of("""
        package app;
        public class Shared {
          public static Object held;
          public Object field;
          static java.util.function.Supplier<Object> give(Object o) { return () -> o; }
        }
        """);
    Slot one = draft.add(value("java.util.ArrayList"));
    draft.bind("app.Shared", "held", "Ljava/lang/Object;", one);
    draft.variable("object", draft.add(object("app.Shared", "field", one)));
    draft.variable("array", draft.add(array("java.lang.Object[]", one, one)));
    draft.variable(
        "lambda", draft.add(lambda("app.Shared", "give/0", "java.util.function.Supplier", one)));
    draft.variable("one", one);
    Namespace namespace = new Namespace(Settings.bare());
    Map<String, Object> loaded = namespace.load(draft.document());
    Object expected = loaded.get("one");
    assertThat(read(loaded.get("object"), "field")).isSameAs(expected);
    assertThat(readStatic(namespace.type("Shared"), "held")).isSameAs(expected);
    assertThat((Object[]) loaded.get("array")).allMatch(o -> o == expected);
    assertThat(((Supplier<?>) loaded.get("lambda")).get()).isSameAs(expected);
  }

  @Test
  void keepsTwoClassesOfOneNameApart() throws Exception {
    Map<String, byte[]> one = InMemoryCompiler.compile(
        "package app; public class Helper { public String toString() { return \"one\"; } }");
    Map<String, byte[]> two = InMemoryCompiler.compile(
        "package app; public class Helper { public String toString() { return \"two\"; } }",
        "package app; public class User implements java.util.concurrent.Callable<String> {"
            + " public String call() { return new Helper().toString(); } }");
    Map<String, byte[]> three = InMemoryCompiler.compile(
        "package app; class Helper {}",
        "package lib; public class Third implements java.util.concurrent.Callable<String> {"
            + " public String call() throws Exception { return Class.forName(\"app.Helper\").getDeclaredConstructor().newInstance().toString(); } }");
    three.remove("app.Helper");
    Map<String, byte[]> user = new java.util.TreeMap<>(two);
    byte[] helperTwo = user.remove("app.Helper");
    Draft draft = new Draft()
        .classes("app", "@app", one)
        .classes("loader_1", "@loader_1", Map.of("app.Helper", helperTwo))
        .classes("loader_1", "", user)
        .classes("loader_2", "", three)
        .loader("loader_2", Map.of("app.Helper", "app.Helper@loader_1"));
    draft.variable("one", draft.add(object("app.Helper@app")));
    draft.variable("two", draft.add(object("app.Helper@loader_1")));
    draft.variable("user", draft.add(object("app.User")));
    draft.variable("third", draft.add(object("lib.Third")));
    Map<String, Object> loaded = draft.load();
    assertThat(loaded.get("one")).hasToString("one");
    assertThat(loaded.get("two")).hasToString("two");
    assertThat(call(loaded.get("user"))).isEqualTo("two");
    assertThat(call(loaded.get("third"))).isEqualTo("two");
  }

  @Test
  void makesProxiesClassesMadeFunctionsAndResources() throws Exception {
    Draft draft = Draft.of("""
        package app;
        interface Greeter { String greet(String name); }
        class Handler implements java.lang.reflect.InvocationHandler {
          String greeting;
          public Object invoke(Object p, java.lang.reflect.Method m, Object[] args) { return greeting + args[0]; }
        }
        class Caller implements java.util.concurrent.Callable<String> {
          Greeter greeter;
          public String call() { return greeter.greet("you"); }
        }
        """);
    Slot handler = draft.add(object("app.Handler", "greeting", "hi "));
    Slot proxy = draft.add(new Node.Proxy(List.of("app.Greeter"), handler));
    draft.variable("root", draft.add(object("app.Caller", "greeter", proxy)));
    draft.variable("proxy", proxy);
    draft.variable("int", draft.add(new Node.TypeValue("int")));
    draft.variable("arrays", draft.add(new Node.TypeValue("app.Caller[][]")));
    draft.variable(
        "reversed",
        draft.add(new Node.Made(
            "java.util.Comparator", "reverseOrder", "()Ljava/util/Comparator;", List.of())));
    draft.variable("resource", draft.add(new Node.Resource("db", "java.lang.Runnable")));
    Runnable owned = () -> {};
    Map<String, Object> loaded = new Namespace(
            Settings.bare().withResources(n -> n.equals("db") ? owned : null))
        .load(draft.document());
    assertThat(call(loaded.get("root"))).isEqualTo("hi you");
    assertThat(java.lang.reflect.Proxy.getInvocationHandler(loaded.get("proxy")))
        .isInstanceOf(InvocationHandler.class);
    assertThat(loaded.get("int")).isSameAs(int.class);
    assertThat(((Class<?>) loaded.get("arrays")).getTypeName()).isEqualTo("app.Caller[][]");
    assertThat(((java.util.Comparator<Integer>) loaded.get("reversed")).compare(1, 2))
        .isPositive();
    assertThat(loaded.get("resource")).isSameAs(owned);
  }

  @Test
  void keepsLinesAndFileNames() {
    Draft draft = Draft.of("""
        package app;
        public class Thrower implements Runnable {
          static int x = 1;
          public void run() {
            throw new IllegalStateException("here");
          }
        }
        """);
    draft.variable("root", draft.add(object("app.Thrower")));
    Runnable root = (Runnable) draft.load("root");
    try {
      root.run();
      throw new AssertionError("did not throw");
    } catch (IllegalStateException e) {
      assertThat(e.getStackTrace()[0]).hasToString("app.Thrower.run(Thrower.java:5)");
    }
  }

  @Test
  void runsInItsOwnLoaderWithTheSenderApplicationsAsContext() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Where implements java.util.concurrent.Callable<Object> {
          public Object call() throws Exception {
            return Class.forName("app.Where") == Where.class
                && Thread.currentThread().getContextClassLoader().loadClass("app.Where") == Where.class
                && Where.class.getProtectionDomain().getCodeSource().getLocation().toString().contains("satchel");
          }
        }
        """);
    draft.variable("root", draft.add(object("app.Where")));
    Namespace namespace = new Namespace(Settings.bare());
    Object root = namespace.load(draft.document()).get("root");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(namespace.contextLoader());
    try {
      assertThat(call(root)).isEqualTo(true);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    Class<?> type = namespace.type("Where");
    assertThat(type).isSameAs(namespace.type("app.Where")).isSameAs(root.getClass());
    assertThat(namespace.keyOf(type)).isEqualTo("app.Where");
    assertThat(namespace.type("Nowhere")).isNull();
  }

  @Test
  void hidesThisJvmsOwnClasses() throws Exception {
    Draft draft = Draft.of("""
        package app;
        public class Peek implements java.util.concurrent.Callable<String> {
          public String call() {
            StringBuilder seen = new StringBuilder();
            for (String name : new String[] {"org.junit.jupiter.api.Test", "dev.satchel.unpack.Namespace",
                "dev.satchel.recording.Recording", "java.sql.Connection", "dev.satchel.Satchel"}) {
              try { Class.forName(name, false, Peek.class.getClassLoader()); seen.append("1"); }
              catch (ClassNotFoundException e) { seen.append("0"); }
            }
            return seen.toString();
          }
        }
        """);
    draft.variable("root", draft.add(object("app.Peek")));
    assertThat(call(draft.load("root"))).isEqualTo("00011");
  }

  /** What the members of a pruned class name in their types need not travel; reflection on all members would fail. */
  @Test
  void needsNoTypeOfMembersThatAreNotReached() throws Exception {
    Map<String, byte[]> classes = InMemoryCompiler.compile("""
        package app;
        public class Partial implements java.util.concurrent.Callable<String> {
          Missing unused; static Missing nobody; String text; static String used;
          Missing one(Missing m) { return m; }
          public Partial(Missing m) {}
          public Missing two() { return null; }
          record Point(int x) { public Point(Missing m) { this(0); } public Missing three() { return null; } }
          enum Kind { A; public Missing four(Missing m) { return m; } }
          static java.util.function.Supplier<String> give(String s) { return () -> s; }
          public String call() { return text + used; }
        }
        class Missing {}
        """);
    classes = new java.util.TreeMap<>(classes);
    classes.remove("app.Missing");
    Draft draft = new Draft().classes("app", "", classes);
    draft.bind("app.Partial", "used", "Ljava/lang/String;", "u");
    draft.variable("root", draft.add(object("app.Partial", "text", "t")));
    draft.variable("point", draft.add(record("app.Partial$Point", "x", 4)));
    draft.variable("kind", draft.add(new Node.Constant("app.Partial$Kind", "A")));
    draft.variable(
        "lambda", draft.add(lambda("app.Partial", "give/0", "java.util.function.Supplier", "s")));
    Map<String, Object> loaded = draft.load();
    assertThat(call(loaded.get("root"))).isEqualTo("tu");
    assertThat(loaded.get("point")).hasToString("Point[x=4]");
    assertThat(loaded.get("kind")).hasToString("A");
    assertThat(((Supplier<?>) loaded.get("lambda")).get()).isEqualTo("s");
  }

  @Test
  void sessionRefersToEarlierObjectsAndKnowsOrigins() {
    Draft first = Draft.of("package app; public class Box { public Object in; }");
    Slot list = first.add(value("java.util.ArrayList", "x"));
    Slot box = first.add(object("app.Box", "in", list));
    first.variable("box", box);
    Namespace namespace = new Namespace(Settings.bare());
    Object firstBox = namespace.load(first.document()).get("box");

    Draft second = new Draft();
    Slot known = second.add(new Node.Known(0, 1));
    second.variable("list", second.add(value("java.util.ArrayList", known)));
    second.variable("box", second.add(object("app.Box", "in", known)));
    Map<String, Object> loaded = namespace.load(second.document());
    assertThat(((List<?>) loaded.get("list")).get(0)).isSameAs(firstBox);
    assertThat(read(loaded.get("box"), "in")).isSameAs(firstBox);
    assertThat(namespace.origin(firstBox)).isEqualTo(new Node.Known(0, 1));
    assertThat(namespace.origin(loaded.get("list"))).isEqualTo(new Node.Known(1, 1));
    assertThat(namespace.origin(new Object())).isNull();
    namespace.close();
    assertThat(namespace.origin(firstBox)).isNull();
  }

  static Object read(Object target, String field) {
    try {
      java.lang.reflect.Field f = target.getClass().getDeclaredField(field);
      f.setAccessible(true);
      return f.get(target);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static Object readStatic(Class<?> type, String field) {
    try {
      java.lang.reflect.Field f = type.getDeclaredField(field);
      f.setAccessible(true);
      return f.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
