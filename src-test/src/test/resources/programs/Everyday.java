package programs;

import dev.satchel.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Workflows, undo, memoizers, registries, keys in cycles, singletons that need their subclasses. */
public class Everyday {
  // A workflow: states that name one another, with compensation.

  interface State {
    State go(Context context) throws Exception;

    static State named(String name, State state) {
      return new State() {
        @Override
        public State go(Context context) throws Exception {
          context.log.add(name);
          return state.go(context);
        }

        @Override
        public String toString() {
          return name;
        }
      };
    }
  }

  static final class Context {
    final List<String> log = new ArrayList<>();
    final Map<String, Object> values = new TreeMap<>();
    final Deque<Runnable> undo = new ArrayDeque<>();
  }

  static class Engine {
    State work;
    State check;
    State fail;
    final State start;

    Engine(int most) {
      start = State.named("start", context -> {
        context.values.put("n", 0);
        return this.work;
      });
      work = State.named("work", context -> {
        Object n = context.values.merge("n", 1, (a, b) -> (Integer) a + (Integer) b);
        context.undo.push(() -> context.log.add("undo " + n));
        return check;
      });
      check = State.named(
          "check",
          context -> (Integer) context.values.get("n") < most
              ? work
              : context.values.containsKey("fails") ? fail : null);
      fail = State.named("fail", context -> {
        while (!context.undo.isEmpty()) {
          context.undo.pop().run();
        }
        throw new TimeoutException("failed after " + context.log.size());
      });
    }

    Context run(Context context) throws Exception {
      for (State state = start; state != null; ) {
        state = state.go(context);
      }
      return context;
    }
  }

  // A document with undo: inner objects, anonymous ones, mementos.

  interface Command {
    void run();

    void undo();

    default Command then(Command other) {
      Command first = this;
      return new Command() {
        @Override
        public void run() {
          first.run();
          other.run();
        }

        @Override
        public void undo() {
          other.undo();
          first.undo();
        }
      };
    }
  }

  static class Text {
    final StringBuilder text = new StringBuilder();
    final Deque<Command> done = new LinkedList<>();

    class Insert implements Command {
      final int at;
      final String what;

      Insert(int at, String what) {
        this.at = at;
        this.what = what;
      }

      @Override
      public void run() {
        text.insert(at, what);
      }

      @Override
      public void undo() {
        text.delete(at, at + what.length());
      }
    }

    Command upper() {
      return new Command() {
        String before;

        @Override
        public void run() {
          before = text.toString();
          text.replace(0, text.length(), before.toUpperCase(Locale.ROOT));
        }

        @Override
        public void undo() {
          text.replace(0, text.length(), before);
        }
      };
    }

    Text exec(Command command) {
      command.run();
      done.push(command);
      return this;
    }

    Text undo() {
      done.pop().undo();
      return this;
    }
  }

  // Functions that remember.

  static int computed;

  static <K, V> Function<K, V> memo(Function<K, V> function) {
    Map<K, V> known = new ConcurrentHashMap<>();
    return key -> known.computeIfAbsent(key, function);
  }

  static final Function<Integer, Integer> SQUARES = memo(n -> {
    computed++;
    return n * n;
  });

  // Plugins that register themselves when they are initialised.

  interface Codec {
    Map<String, Codec> ALL = new TreeMap<>();

    String encode(String text);

    static <C extends Codec> C register(String name, C codec) {
      if (ALL.put(name, codec) != null) {
        throw new IllegalStateException(name + " is there twice");
      }
      return codec;
    }
  }

  static class Reversed implements Codec {
    static final Reversed SELF = Codec.register("reversed", new Reversed());

    @Override
    public String encode(String text) {
      return new StringBuilder(text).reverse().toString();
    }
  }

  static class Doubled implements Codec {
    static final Doubled SELF = Codec.register("doubled", new Doubled());

    @Override
    public String encode(String text) {
      return text + text;
    }
  }

  // Keys whose hash codes depend on the cycle that they are in.

  static class Person {
    final String name;
    final Set<Person> friends = new HashSet<>();
    final Map<Person, Integer> owes = new HashMap<>();
    Person best;

    Person(String name) {
      this.name = name;
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + best.name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Person person
          && name.equals(person.name)
          && best.name.equals(person.best.name);
    }
  }

  record Pair(Person a, Person b) {}

  // Records whose constructors make something else of what they are given, each time.

  record Price(int cents, List<String> tags, int[] history, Supplier<Integer> tax, Price before) {
    static int made;

    Price {
      made++;
      cents = 100 * cents;
      tags = new ArrayList<>(tags);
      history = history.clone();
      Supplier<Integer> given = tax;
      tax = () -> given.get() + 1;
    }
  }

  // Initialisers that need one another.

  static class Parent {
    static final Parent FIRST = new Child();
    static String word = "ready";
    final String seen = word;
  }

  static class Child extends Parent {
    static String own = "child";
    final String seenOwn = own;
  }

  /** Static, as a local that the task changes would be refused; its undo steps lead back to it. */
  static final Context HALF = new Context();

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Engine engine = new Engine(2);
      HALF.values.put("fails", true);
      State next = engine.work.go(HALF.values.put("n", 0) == null ? HALF : null);
      both.same("workflow", () -> engine.run(new Context()).log);
      both.same("workflow that fails", () -> engine.run(HALF));
      both.same("a state alone", () -> {
        Context context = new Context();
        context.values.put("n", 7);
        return next + " " + next.go(context) + context.log;
      });

      Text text = new Text();
      text.exec(text.new Insert(0, "hello")).exec(text.new Insert(5, "!").then(text.upper()));
      Command last = text.done.peek();
      both.same("undo", () -> {
        Text document = text;
        String before = document.text.toString();
        return before + document.undo().text + document.undo().text + document.done.size();
      });
      both.same("command alone", () -> {
        Command command = last;
        command.undo();
        return command.getClass().isAnonymousClass() + "" + text.text;
      });

      SQUARES.apply(5);
      both.same("memo of a static field", () -> SQUARES.apply(5) + SQUARES.apply(6) + " " + computed);
      List<String> fixed = List.of("a");
      both.same("lists that nobody changes", () -> {
        try {
          return "" + fixed.add("b");
        } catch (UnsupportedOperationException e) {
          return "refuses";
        }
      });

      Codec reversed = Reversed.SELF;
      both.same(
          "plugins",
          () -> Doubled.SELF.encode("x") + Codec.ALL.keySet() + (Codec.ALL.get("reversed") == reversed)
              + (Reversed.SELF == reversed));

      Person a = new Person("a");
      Person b = new Person("b");
      a.best = b;
      b.best = a;
      for (Person one : List.of(a, b)) {
        for (Person other : List.of(a, b)) {
          one.friends.add(other);
          one.owes.put(other, one.name.compareTo(other.name));
        }
      }
      Map<Pair, String> pairs = new HashMap<>(Map.of(new Pair(a, b), "ab", new Pair(b, a), "ba"));
      both.same(
          "keys in cycles",
          () -> a.friends.containsAll(List.of(a, b)) + "" + a.owes.get(b) + b.best.owes.get(a)
              + pairs.get(new Pair(b, a)));
      Set<Person> friends = b.friends;
      both.same("from a set", () -> friends.contains(a) + "" + friends.iterator().next().owes.size());

      Price price = new Price(3, List.of("a"), new int[] {1, 2}, () -> 7, new Price(2, List.of(), new int[0], () -> 1, null));
      List<String> tags = price.tags();
      tags.add("b");
      int[][] histories = {price.history()};
      both.same(
          "records that alter",
          () -> price.cents() + price.before().cents() + " " + tags + (price.tags() == tags)
              + (price.history() == histories[0]) + price.tax().get() + Price.made);
      Map<String, Object> ring = new HashMap<>();
      Price inRing = new Price(1, new ArrayList<>(List.of("x")), new int[1], () -> ring.size(), price);
      ring.put("price", inRing);
      inRing.tags().add("y");
      both.same("in a cycle", () -> inRing.tags() + " " + inRing.cents() + inRing.tax().get() + (ring.get("price") == inRing));
      both.same("made there", () -> new Price(5, tags, new int[0], () -> 0, null).cents() + " " + Price.made);

      both.same("singleton before its subclass's state", () -> Parent.FIRST.seen + ((Child) Parent.FIRST).seenOwn + Child.own);
      String touched = Parent.word;
      both.same("the same, made here", () -> Parent.FIRST.seen + ((Child) Parent.FIRST).seenOwn + Child.own + touched);
      both.end();
    }
  }
}
