package programs;

import dev.satchel.*;
import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** State of classes: of enum constants, of interfaces, of several classes together, made late, made again. */
public class State {
  enum Registry {
    INSTANCE;

    private final Map<String, Integer> entries = new HashMap<>();
    int puts;

    void put(String key, int value) {
      entries.put(key, value);
      puts++;
    }
  }

  enum Meter {
    IN(1),
    OUT(2);

    final int weight;
    final AtomicInteger hits = new AtomicInteger();
    final List<String> log = new ArrayList<>();
    final transient Object lock = new Object();
    String label = "fresh";

    Meter(int weight) {
      this.weight = weight;
    }
  }

  enum Op {
    PLUS {
      int calls;

      @Override
      int apply(int a, int b) {
        calls++;
        return a + b;
      }

      @Override
      int calls() {
        return calls;
      }
    },
    TIMES {
      @Override
      int apply(int a, int b) {
        return a * b;
      }

      @Override
      int calls() {
        return -1;
      }
    };

    abstract int apply(int a, int b);

    abstract int calls();
  }

  static final List<String> METER_LOG = Meter.IN.log;

  interface Shape {
    Shape UNIT = new Square(1);
    List<Shape> ALL = new ArrayList<>(List.of(UNIT, new Square(2)));
    Map<String, Shape> BY_NAME = new HashMap<>(Map.of("unit", UNIT));

    double side();

    default double area() {
      return side() * side();
    }
  }

  record Square(double side) implements Shape {}

  interface Animal {
    Animal NONE = new Animal() {
      @Override
      public String name() {
        return "none";
      }
    };
    Animal DOG = () -> "dog";

    String name();

    default String greeting() {
      return "hi " + name();
    }
  }

  interface Registered {
    Map<String, Registered> REGISTER = new HashMap<>();
    Entry FIRST = new Entry("first");

    String name();

    default void register() {
      REGISTER.put(name(), this);
    }
  }

  static class Entry implements Registered {
    final String name;
    int uses;

    Entry(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }

  static class Shared {
    static int count;
    static final List<String> LOG = new ArrayList<>();
  }

  static class Sharing {
    static final List<String> SAME = Shared.LOG;

    static int next() {
      return ++Shared.count;
    }
  }

  static class Lazy {
    private static volatile Lazy only;
    static int made;
    final int id = ++made;

    static Lazy get() {
      Lazy seen = only;
      if (seen == null) {
        synchronized (Lazy.class) {
          seen = only;
          if (seen == null) {
            only = seen = new Lazy();
          }
        }
      }
      return seen;
    }
  }

  /** Its constructor runs over there, and is not to be seen. */
  record Counted(int number) {
    static int made;
    static Object last;

    Counted {
      made++;
      last = "number " + number;
    }
  }

  static final ReadWriteLock LOCK = new ReentrantReadWriteLock();
  static final VarHandle LEVEL;
  static volatile int level = 3;

  static {
    try {
      LEVEL = MethodHandles.lookup().findStaticVarHandle(State.class, "level", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    Registry.INSTANCE.put("k", 7);
    Meter.OUT.hits.set(5);
    Meter.IN.log.add("x");
    Meter.IN.label = "changed";
    Op.PLUS.apply(1, 2);
    Shape.ALL.add(new Square(3));
    new Entry("mine").register();
    Registered.FIRST.uses = 5;
    Shared.count = 41;
    Shared.LOG.add("a");
    Lazy.get();
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      both.same("enum singleton", () -> Registry.INSTANCE.entries + " " + Registry.INSTANCE.puts);
      Registry captured = Registry.INSTANCE;
      both.same("captured", () -> captured == Registry.INSTANCE && captured.entries.get("k") == 7);
      both.same(
          "constants",
          () -> Meter.OUT.hits + " " + Meter.IN.log + Meter.IN.label + Meter.OUT.label
              + Meter.OUT.weight + (Meter.IN.lock != null));
      both.same("shared with a constant", () -> METER_LOG == Meter.IN.log);
      EnumMap<Meter, Object> logs = new EnumMap<>(Map.of(Meter.IN, Meter.IN.log));
      both.same("captured of a constant", () -> logs.get(Meter.IN) == Meter.IN.log);
      both.same("body of a constant", () -> Op.PLUS.calls() + " " + Op.TIMES.calls());

      both.same(
          "interface constants",
          () -> Shape.UNIT.area() + " " + Shape.ALL + (Shape.BY_NAME.get("unit") == Shape.UNIT));
      Shape third = Shape.ALL.get(2);
      both.same("element", () -> Shape.ALL.get(2) == third && third.area() == 9);
      Animal none = Animal.NONE;
      Animal dog = Animal.DOG;
      both.same(
          "anonymous", () -> none == Animal.NONE && dog == Animal.DOG ? dog.greeting() : "apart");
      both.same("register", () -> Registered.REGISTER.keySet() + " " + Registered.FIRST.uses);
      Entry first = Registered.FIRST;
      both.same("first", () -> first == Registered.FIRST);

      both.same("two classes", () -> Sharing.next() + " " + (Sharing.SAME == Shared.LOG));
      both.same("late", () -> Lazy.get().id + " " + Lazy.made);
      Counted counted = new Counted(1);
      List<Counted> more = List.of(new Counted(2), counted);
      both.same(
          "counted by a record",
          () -> Counted.made + " " + more.get(1).number() + new Counted(7).number() + Counted.made + Counted.last);
      both.same("lock", () -> {
        LOCK.writeLock().lock();
        try {
          return (int) LEVEL.getAndAdd(2);
        } finally {
          LOCK.writeLock().unlock();
        }
      });
      both.end();
    }
  }
}
