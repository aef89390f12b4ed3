package programs;

import dev.satchel.*;
import java.io.*;
import java.lang.reflect.*;
import java.math.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class Language {
  class Inner {
    int v = 3;

    int sum() {
      return v + outer;
    }

    class Deep {
      int all() {
        return v + outer + 1;
      }
    }
  }

  int outer = 10;

  abstract static class Animal {
    private String name = "animal";

    String who() {
      return name;
    }

    abstract String noise();

    static <T extends Animal> String both(T t) {
      return t.who() + t.noise();
    }
  }

  static class Dog extends Animal {
    private String name = "dog";

    String noise() {
      return name + super.who();
    }
  }

  /** Named by signatures alone, which the JDK's reflection resolves. */
  static class Unreached {}

  interface Greeter {
    private String pre() {
      return "hi ";
    }

    default String greet() {
      return pre() + name();
    }

    String name();

    default Unreached unreached() {
      return new Unreached();
    }

    static Greeter of(String n) {
      return () -> n;
    }
  }

  enum Planet {
    EARTH(5.97e24) {
      String kind() {
        return "rock";
      }
    },
    JUP(1.9e27) {
      String kind() {
        return "gas";
      }
    };
    final double mass;
    static final Map<String, Planet> BY =
        Arrays.stream(values()).collect(Collectors.toMap(p -> p.name().toLowerCase(), p -> p));

    Planet(double m) {
      mass = m;
    }

    abstract String kind();

    Unreached unreached(Unreached it) {
      return it;
    }

    int hits;
  }

  record Point<T>(T x, List<T> ys) {
    Point {
      ys = List.copyOf(ys);
    }

    static int made;

    Point(T x) {
      this(x, List.of(x));
    }

    T first() {
      return ys.get(0);
    }
  }

  static class MyEx extends Exception {
    final int code;

    MyEx(String m, int code, Throwable c) {
      super(m, c);
      this.code = code;
    }

    public String toString() {
      return "MyEx " + code + " " + getMessage() + " <- " + getCause();
    }
  }

  static class Lru<K, V> extends LinkedHashMap<K, V> {
    final int max;

    Lru(int max) {
      super(16, .75f, true);
      this.max = max;
    }

    protected boolean removeEldestEntry(Map.Entry<K, V> e) {
      return size() > max;
    }
  }

  static class Single implements Serializable {
    static final Single ONE = new Single();
    int n = 4;

    private Object readResolve() {
      return ONE;
    }
  }

  static class Temp implements Serializable {
    double c;

    Temp(double c) {
      this.c = c;
    }

    private Object writeReplace() {
      return new Form(c * 10);
    }

    record Form(double d) implements Serializable {
      private Object readResolve() {
        return new Temp(d / 10);
      }
    }
  }

  static class Ext implements Externalizable {
    int a;
    String b;

    public Ext() {}

    Ext(int a, String b) {
      this.a = a;
      this.b = b;
    }

    public void writeExternal(ObjectOutput o) throws IOException {
      o.writeInt(a);
      o.writeUTF(b);
    }

    public void readExternal(ObjectInput i) throws IOException {
      a = i.readInt();
      b = i.readUTF();
    }
  }

  static class Hook implements Serializable {
    transient int twice;
    int once;
    Hook next;

    Hook(int o) {
      once = o;
      twice = 2 * o;
    }

    private void writeObject(ObjectOutputStream o) throws IOException {
      o.defaultWriteObject();
      o.writeInt(twice);
      o.writeObject(List.of("x", once));
    }

    private void readObject(ObjectInputStream i) throws IOException, ClassNotFoundException {
      i.defaultReadObject();
      twice = i.readInt();
      if (!((List<?>) i.readObject()).get(0).equals("x")) throw new IOException("bad");
    }
  }

  static class Trans {
    transient String t = "t";
    String u = "u";
  }

  static class A {
    static B b = new B();
    static int x = 1;
    static List<Object> shared = new ArrayList<>();
  }

  static class B {
    static int y = A.x + 1;
    int z = 5;
    static List<Object> alias = A.shared;
  }

  static class Holder {
    static final Holder I = new Holder();
    int n = 0;

    static class L {
      static final List<String> V = new ArrayList<>(List.of("v"));
    }
  }

  interface Visitor<R> {
    R num(int n);

    R add(Ex l, Ex r);
  }

  interface Ex {
    <R> R accept(Visitor<R> v);
  }

  static Ex num(int n) {
    return new Ex() {
      public <R> R accept(Visitor<R> v) {
        return v.num(n);
      }
    };
  }

  static Ex add(Ex l, Ex r) {
    return new Ex() {
      public <R> R accept(Visitor<R> v) {
        return v.add(l, r);
      }
    };
  }

  int field = 5;

  Supplier<Integer> captureThis() {
    return () -> field * 2 + outer;
  }

  static int vs(int... xs) {
    return IntStream.of(xs).sum();
  }

  static <T> T id(T t) {
    return t;
  }

  static String sw(Object o) {
    if (o instanceof Integer i && i > 3) return "big";
    return switch (String.valueOf(o)) {
      case "a", "b" -> "ab";
      case "c" -> {
        String q = "cc";
        yield q;
      }
      default -> "z";
    };
  }

  static int[][] grid = {{1, 2}, {3, 4}};
  static int[] row = grid[0];
  static long counter;

  static synchronized long next() {
    return ++counter;
  }

  static volatile Function<Object, Object> fn = Object::toString;

  public static void main(String[] args) throws Exception {
    Language t8 = new Language();
    Inner in = t8.new Inner();
    Inner.Deep deep = in.new Deep();
    try (RemoteJvm jvm = args[0].equals("simulate") ? RemoteJvm.simulate() : RemoteJvm.fork()) {
      Both both = new Both(jvm);
      both.same("inner", () -> in.sum() + deep.all());
      Dog d = new Dog();
      both.same("shadowed fields", () -> d.noise() + Animal.both(d));
      both.same("private interface", () -> Greeter.of("bob").greet());
      Greeter g = Greeter.of("sue");
      both.same("captured iface lambda", () -> g.greet());
      both.same(
          "enum",
          () -> Planet.BY.get("jup").kind()
              + Planet.EARTH.mass
              + Planet.valueOf("EARTH").kind()
              + Arrays.toString(Planet.values()));
      EnumMap<Planet, Integer> em = new EnumMap<>(Map.of(Planet.JUP, 3));
      EnumSet<Planet> es = EnumSet.of(Planet.EARTH);
      both.same("enummap", () -> em + " " + es + EnumSet.complementOf(es));
      Point<String> p = new Point<>("q", new ArrayList<>(List.of("a", "b")));
      both.same(
          "record",
          () -> p
              + p.first()
              + p.equals(new Point<>("q", List.of("a", "b")))
              + new Point<>(7).hashCode());
      both.same("throws", () -> {
        throw new MyEx("m", 7, new IllegalStateException("inner"));
      });
      both.same("custom exception captured", () -> {
        MyEx e = new MyEx("k", 1, null);
        try {
          throw e;
        } catch (MyEx x) {
          return x.code;
        }
      });
      Exception ex = new MyEx("cap", 3, new IOException("io"));
      both.same("exception object", () -> ex + " " + ex.getStackTrace()[0].getMethodName());
      Lru<String, Integer> lru = new Lru<>(2);
      lru.put("a", 1);
      lru.put("b", 2);
      lru.get("a");
      both.same("lru", () -> {
        Lru<String, Integer> c = new Lru<>(2);
        c.putAll(lru);
        c.put("c", 3);
        return lru.max + lru.toString() + c;
      });
      Map<String, Integer> dbl = new HashMap<>() {
        {
          put("x", 1);
          put("y", 2);
        }
      };
      both.same(
          "double brace", () -> dbl.get("x") + dbl.size() + " " + dbl.getClass().getSimpleName());
      Single s1 = Single.ONE;
      both.same("singleton", () -> (s1 == Single.ONE) + " " + s1.n);
      Temp tm = new Temp(36.6);
      both.same("writeReplace", () -> tm.c);
      List<Temp> two = List.of(tm, tm);
      both.same("writeReplace identity", () -> two.get(0) == two.get(1));
      Ext e1 = new Ext(4, "four");
      both.same("externalizable", () -> e1.a + e1.b);
      Hook h = new Hook(4);
      h.next = h;
      both.same("hooks", () -> h.once + " " + h.twice + (h.next == h));
      Trans tr = new Trans();
      both.same("transient arrives as its default", () -> tr.u);
      A.x = 50;
      B.y = 60;
      A.shared.add("s");
      both.same(
          "statics two classes", () -> A.x + B.y + A.b.z + " " + (A.shared == B.alias) + A.shared);
      Holder.I.n = 9;
      both.same("holder", () -> Holder.I.n + Holder.L.V.get(0));
      Ex expr = add(num(3), add(num(4), num(5)));
      both.same(
          "visitor anon",
          () -> expr.accept(new Visitor<Integer>() {
            public Integer num(int n) {
              return n;
            }

            public Integer add(Ex l, Ex r) {
              return l.accept(this) + r.accept(this);
            }
          }));
      Supplier<Integer> ct = t8.captureThis();
      both.same("capture this", () -> ct.get());
      both.same("varargs/generic", () -> vs(1, 2, 3) + vs() + id("x"));
      both.same("switch", () -> sw(5) + sw("a") + sw("c") + sw(null));
      both.same(
          "streams",
          () -> Stream.of("a", "bb", "ccc")
                  .collect(
                      Collectors.groupingBy(String::length, TreeMap::new, Collectors.joining("|")))
                  .toString()
              + IntStream.range(0, 5).mapToObj(i -> "" + i).toList());
      both.same("shared rows", () -> {
        row[0] = 9;
        return grid[0][0];
      });
      row[0] = 1;
      counter = 41;
      System.out.println("counter there " + jvm.call(() -> next()) + ", here " + counter);
      fn = x -> "<" + x + ">";
      both.same("static lambda", () -> fn.apply("q"));
      record Local(int a, String b) {}
      enum Le {
        P,
        Q
      }
      interface Li {
        int f();
      }
      Local lo = new Local(1, "b");
      both.same("local types", () -> lo + " " + Le.Q + new Local(2, "c") + ((Li) () -> 5).f());
      both.same(
          "numbers",
          () -> new BigDecimal("1.10").add(BigDecimal.ONE) + " " + BigInteger.TEN.pow(20)
              + LocalDate.of(2024, 2, 29).plusYears(1) + Duration.ofMinutes(90));
      BigDecimal bd = new BigDecimal("3.14");
      LocalDateTime ldt = LocalDateTime.of(2020, 1, 2, 3, 4);
      UUID u = new UUID(1, 2);
      Optional<String> o = Optional.of("o");
      ZonedDateTime z = ZonedDateTime.of(ldt, ZoneId.of("Europe/Paris"));
      AtomicInteger ai = new AtomicInteger(5);
      StringBuilder sb = new StringBuilder("sb");
      both.same("captured values", () -> "" + bd + ldt + u + o + z + ai.get() + sb.length());
      List<Object> cyc = new ArrayList<>();
      cyc.add(cyc);
      cyc.add("x");
      both.same("self list", () -> cyc.get(0) == cyc);
      Object[] oa = {1, "two", 3.0, 'c', null, new int[] {1}, List.of()};
      both.same(
          "arrays",
          () -> oa.length + "" + oa[1] + oa[2] + oa[3] + ((int[]) oa[5])[0]
              + Arrays.deepToString(new Object[][] {{1}, {2}}));
      Map<String, List<Integer>> nest = new TreeMap<>(Comparator.reverseOrder());
      nest.put("a", List.of(1));
      nest.put("b", Arrays.asList(2, null));
      both.same("nested coll", () -> nest.toString());
      Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * 10 + b;
      both.same("curried", () -> curried.apply(3).apply(4));
      Runnable ser = (Runnable & Serializable) () -> {};
      both.same("intersection", () -> {
        ser.run();
        return ser instanceof Serializable;
      });
      BiFunction<String, Integer, Character> unb = String::charAt;
      Supplier<List<String>> ctor = ArrayList::new;
      Function<Integer, int[]> arr = int[]::new;
      Supplier<Integer> bound = "hello"::length;
      Function<String, Integer> st = Integer::parseInt;
      both.same(
          "method refs",
          () -> unb.apply("abc", 1) + "" + ctor.get() + arr.apply(3).length + bound.get()
              + st.apply("12"));
      InvocationHandler ih = (pr, m, a2) -> m.getName().equals("name")
          ? "px"
          : m.getName().equals("toString") ? "proxy" : InvocationHandler.class.getName();
      Greeter px = (Greeter) Proxy.newProxyInstance(
          Language.class.getClassLoader(), new Class<?>[] {Greeter.class}, ih);
      both.same("proxy", () -> px.name());
      Class<?> k = Point.class;
      both.same(
          "class object",
          () -> k.getName()
              + (k == Point.class)
              + new Point<>(1).getClass().equals(k)
              + int.class
              + String[].class);
      both.same("try/finally", () -> {
        StringBuilder x = new StringBuilder();
        try (AutoCloseable c = () -> x.append("closed")) {
          x.append("in ");
          throw new IllegalStateException("e");
        } catch (IllegalStateException e) {
          x.append(" caught");
        } finally {
          x.append(" fin");
        }
        return x.toString();
      });
      both.same(
          "text block",
          () -> """
        a "b"
        c""".lines().count() + "x".repeat(3) + String.format("%05d|%s", 42, "f"));
      both.same("threads inside", () -> {
        ExecutorService ex2 = Executors.newFixedThreadPool(2);
        try {
          return ex2.submit(() -> Planet.JUP.kind()).get();
        } finally {
          ex2.shutdown();
        }
      });
      both.same(
          "parallel", () -> IntStream.range(0, 1000).parallel().map(i -> i * 2).sum());
      both.same("assert", () -> {
        assert counter < -1 : "no";
        return "ok";
      });
      both.same(
          "char/long/etc",
          () -> (byte) 300 + (char) 66 + 5L / 2 + 1.5f % 1 + (1 << 33) + (Long.MAX_VALUE >>> 60)
              + "" + (Object) 'x');
      Iterable<Integer> it = () -> List.of(1, 2, 3).iterator();
      both.same("iterable", () -> {
        int s = 0;
        for (int i : it) s += i;
        return s;
      });
      Map<Object, String> idm = new IdentityHashMap<>();
      idm.put(Planet.JUP, "j");
      idm.put(d, "dog");
      both.same("identity map", () -> idm.get(d) + idm.get(Planet.JUP));
      Set<Object> lock = Collections.synchronizedSet(new HashSet<>(Set.of(1)));
      List<Integer> unm = Collections.unmodifiableList(new ArrayList<>(List.of(4)));
      both.same(
          "wrappers",
          () -> lock + "" + unm + Collections.nCopies(2, "n") + lock.getClass().getSimpleName());
      ConcurrentHashMap<String, Integer> chm = new ConcurrentHashMap<>(Map.of("k", 1));
      both.same("chm", () -> chm.getOrDefault("k", 0));
      PriorityQueue<String> pq = new PriorityQueue<>(
          Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
      pq.addAll(List.of("ccc", "a", "bb", "aa"));
      both.same("pq", () -> {
        PriorityQueue<String> q = new PriorityQueue<>(pq);
        return q.poll() + q.poll() + q.poll();
      });
      both.same(
          "reflection",
          () -> Class.forName("programs.Language$Dog")
                  .getDeclaredConstructor()
                  .newInstance()
                  .getClass()
                  .getSimpleName()
              + Dog.class.getDeclaredMethod("noise").getName());
      both.same(
          "resource bundle-less locale",
          () -> String.format(Locale.GERMANY, "%.2f", 3.5) + Locale.FRENCH);
      Object same = new Object();
      List<Object> l1 = List.of(same), l2 = List.of(same);
      both.same("identity across captures", () -> l1.get(0) == l2.get(0));
      both.end();
    }
  }
}
