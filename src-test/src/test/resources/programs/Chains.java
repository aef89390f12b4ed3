package programs;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Nested, inner, local and anonymous classes in chains; builders that refer to themselves; bridges; visitors; rules; state machines; immutable structures. */
public final class Chains {
  private final String name;
  private int level;
  private final List<String> log = new ArrayList<>();

  Chains(String name) {
    this.name = name;
  }

  class Inner {
    final int at = ++level;

    class Deeper {
      int level = 100;

      String all() {
        return name + at + level + Chains.this.level;
      }

      Supplier<String> later() {
        class Local {
          final String text = all();

          String more() {
            return text + Deeper.this.level++ + log.size();
          }
        }

        Local local = new Local();
        return new Supplier<>() {
          private int calls;

          @Override
          public String get() {
            log.add("call " + ++calls);
            return local.more() + calls;
          }
        };
      }
    }
  }

  abstract static class Builder<T, B extends Builder<T, B>> {
    protected final Map<String, Object> parts = new LinkedHashMap<>();

    abstract B self();

    abstract T build();

    B with(String key, Object value) {
      parts.put(key, value);
      return self();
    }

    B when(boolean condition, Consumer<? super B> change) {
      if (condition) {
        change.accept(self());
      }
      return self();
    }
  }

  static class CarBuilder extends Builder<String, CarBuilder> {
    private int doors;

    CarBuilder doors(int n) {
      doors = n;
      return this;
    }

    @Override
    CarBuilder self() {
      return this;
    }

    @Override
    String build() {
      return "car" + doors + parts;
    }
  }

  interface Node {
    <R> R accept(Visitor<R> visitor);
  }

  interface Visitor<R> {
    R number(Num n);

    R binary(Bin b);

    default R other(Node n) {
      throw new IllegalArgumentException(n.getClass().getSimpleName());
    }
  }

  record Num(double value) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  record Bin(char op, Node left, Node right) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  static final class Var implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.other(this);
    }
  }

  static class Evaluator implements Visitor<Double> {
    protected int visited;

    @Override
    public Double number(Num n) {
      visited++;
      return n.value();
    }

    @Override
    public Double binary(Bin b) {
      visited++;
      double left = b.left().accept(this);
      double right = b.right().accept(this);
      return switch (b.op()) {
        case '+' -> left + right;
        case '*' -> left * right;
        default -> throw new UnsupportedOperationException("" + b.op());
      };
    }
  }

  static class Named extends Evaluator {
    @Override
    public Double other(Node n) {
      return visited * 10.0;
    }
  }

  enum Phase {
    IDLE {
      @Override
      Phase on(char c) {
        return c == 's' ? RUNNING : this;
      }
    },
    RUNNING {
      private int runs;

      @Override
      Phase on(char c) {
        runs++;
        return switch (c) {
          case 'p' -> PAUSED;
          case 'x' -> runs > 2 ? DONE : IDLE;
          default -> this;
        };
      }
    },
    PAUSED {
      @Override
      Phase on(char c) {
        return before;
      }
    },
    DONE {
      @Override
      Phase on(char c) {
        throw new IllegalStateException("done at " + c);
      }
    };

    static Phase before;

    abstract Phase on(char c);

    Phase step(char c) {
      Phase next = on(c);
      before = this;
      return next;
    }
  }

  static final class Rule<F> {
    private final String name;
    private final Comparator<Rule<F>> order = Comparator.comparingInt(r -> -r.priority);
    private int priority;
    private Function<? super F, Boolean> when = f -> true;
    private Consumer<? super F> then = f -> { };

    Rule(String name) {
      this.name = name;
    }

    Rule<F> priority(int p) {
      priority = p;
      return this;
    }

    Rule<F> when(Function<? super F, Boolean> condition) {
      Function<? super F, Boolean> before = when;
      when = f -> before.apply(f) && condition.apply(f);
      return this;
    }

    Rule<F> then(Consumer<? super F> action) {
      then = action;
      return this;
    }

    static <F> String run(List<Rule<F>> rules, F fact) {
      StringBuilder fired = new StringBuilder();
      List<Rule<F>> sorted = new ArrayList<>(rules);
      sorted.sort(rules.get(0).order);
      for (Rule<F> rule : sorted) {
        if (rule.when.apply(fact)) {
          rule.then.accept(fact);
          fired.append(rule.name).append(' ');
        }
      }
      return fired.toString() + fact;
    }
  }

  static final class Stack<T> implements Iterable<T> {
    private static final Stack<?> EMPTY = new Stack<>(null, null, 0);
    private final T head;
    private final Stack<T> tail;
    private final int size;

    private Stack(T head, Stack<T> tail, int size) {
      this.head = head;
      this.tail = tail;
      this.size = size;
    }

    @SuppressWarnings("unchecked")
    static <T> Stack<T> empty() {
      return (Stack<T>) EMPTY;
    }

    Stack<T> push(T t) {
      return new Stack<>(t, this, size + 1);
    }

    @Override
    public Iterator<T> iterator() {
      return new Iterator<>() {
        Stack<T> at = Stack.this;

        @Override
        public boolean hasNext() {
          return at != EMPTY;
        }

        @Override
        public T next() {
          T t = at.head;
          at = at.tail;
          return t;
        }
      };
    }
  }

  static class Animal implements Comparable<Animal>, Cloneable {
    protected String sound = "?";
    int[] weights = {1, 2};

    Animal self() {
      return this;
    }

    @Override
    public int compareTo(Animal o) {
      return sound.compareTo(o.sound);
    }

    @Override
    public Animal clone() {
      try {
        Animal copy = (Animal) super.clone();
        copy.weights = weights.clone();
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class Dog extends Animal {
    protected String sound = "wuff";

    Dog() {
      super.sound = "animal of dog";
    }

    @Override
    Dog self() {
      return this;
    }

    String sounds() {
      return sound + "/" + super.sound + "/" + ((Animal) this).sound;
    }
  }

  private interface Greets {
    String PREFIX = "hi ".strip();

    private String greeting() {
      return PREFIX + who();
    }

    String who();

    default String greet() {
      return greeting() + count(1, 2, 3);
    }

    static int count(int... numbers) {
      return numbers.length;
    }
  }

  interface Loud extends Greets {
    @Override
    default String greet() {
      return Greets.super.greet().toUpperCase(java.util.Locale.ROOT);
    }
  }

  interface Twice extends Greets {
    @Override
    default String greet() {
      return Greets.super.greet().repeat(2);
    }
  }

  static final class Both2 implements Loud, Twice {
    @Override
    public String who() {
      return "both";
    }

    @Override
    public String greet() {
      return Loud.super.greet() + Twice.super.greet();
    }
  }

  static final class Ring<T> extends AbstractList<T> {
    private final Object[] items;
    private int start;

    Ring(int size) {
      items = new Object[size];
    }

    @Override
    public boolean add(T t) {
      modCount++;
      items[start++ % items.length] = t;
      return true;
    }

    @SuppressWarnings("unchecked")
    @Override
    public T get(int i) {
      return (T) items[(start + i) % items.length];
    }

    @Override
    public int size() {
      return items.length;
    }
  }

  static String overload(Object o) {
    return "object";
  }

  static String overload(int... n) {
    return "ints" + n.length;
  }

  static String overload(Integer n) {
    return "integer";
  }

  static String overload(long n) {
    return "long";
  }

  @SafeVarargs
  static <T extends Comparable<? super T>> T max(T first, T... rest) {
    T best = first;
    for (T t : rest) {
      best = t.compareTo(best) > 0 ? t : best;
    }
    return best;
  }

  static <T> T[] filled(IntFunction<T[]> array, Supplier<? extends T> item) {
    T[] all = array.apply(3);
    Arrays.setAll(all, i -> item.get());
    return all;
  }

  public static void main(String[] args) throws Exception {
    Both both = new Both(Both.jvm(args));
    Chains outer = new Chains("o");
    Inner inner = outer.new Inner();
    Inner.Deeper deeper = inner.new Deeper();
    Supplier<String> later = deeper.later();
    later.get();
    both.same("inner of inner", () -> later.get() + later.get() + deeper.all() + outer.log);
    both.same("inner made there", () -> outer.new Inner().new Deeper().later().get());
    CarBuilder builder = new CarBuilder().with("colour", "red");
    both.same("builder", () -> builder.doors(4).when(true, b -> b.doors(5).with("x", 1)).when(false, b -> b.doors(0)).build());
    Node tree = new Bin('+', new Num(2), new Bin('*', new Num(3), new Num(4)));
    Evaluator evaluator = new Evaluator();
    tree.accept(evaluator);
    both.same("visitor", () -> tree.accept(evaluator) + evaluator.visited);
    both.same("visitor's default", () -> new Bin('+', tree, new Var()).accept(new Evaluator()));
    both.same("visitor's override", () -> new Bin('+', tree, new Var()).accept(new Named()));
    both.same("visitor of lambdas", () -> {
      BiFunction<Node, String, String> show = (n, prefix) -> n.accept(new Visitor<>() {
        @Override
        public String number(Num x) {
          return prefix + x.value();
        }

        @Override
        public String binary(Bin b) {
          return "(" + b.left().accept(this) + b.op() + b.right().accept(this) + ")";
        }
      });
      return show.apply(tree, "#");
    });
    Phase phase = Phase.IDLE.step('s').step('q');
    Map<Phase, Set<Phase>> seen = new EnumMap<>(Phase.class);
    seen.put(Phase.IDLE, EnumSet.complementOf(EnumSet.of(Phase.DONE)));
    both.same("machine goes on", () -> {
      Phase now = phase;
      StringBuilder way = new StringBuilder();
      for (char c : "pqsxs".toCharArray()) {
        now = now.step(c);
        way.append(now).append(' ');
      }
      return way + "" + Phase.before + seen + phase.getDeclaringClass().getSimpleName();
    });
    both.same("machine is done", () -> Phase.DONE.step('z'));
    List<Rule<Map<String, Integer>>> rules = new ArrayList<>();
    rules.add(new Rule<Map<String, Integer>>("low").when(m -> m.get("t") < 10).then(m -> m.put("heat", 1)));
    rules.add(new Rule<Map<String, Integer>>("first").priority(5).then(m -> m.merge("t", -20, Integer::sum)));
    rules.add(new Rule<Map<String, Integer>>("never").when(m -> m.containsKey("x")).when(m -> m.get("x") > 1));
    both.same("rules", () -> Rule.run(rules, new TreeMap<>(Map.of("t", 25))));
    Stack<String> stack = Stack.<String>empty().push("a").push("b");
    both.same("immutable stack", () -> String.join(",", stack.push("c")) + String.join(",", Stack.empty()) + (stack.tail.tail == Stack.<String>empty()));
    Dog dog = new Dog();
    both.same("shadowed fields and bridges", () -> dog.sounds() + ((Animal) dog).self().getClass().getSimpleName() + dog.compareTo(new Dog())
        + (dog.clone().weights != dog.weights) + Arrays.toString(dog.clone().weights));
    Both2 greets = new Both2();
    Loud loud = () -> "lambda";
    both.same("defaults of two interfaces", () -> greets.greet() + loud.greet());
    Ring<Integer> ring = new Ring<>(3);
    for (int i = 0; i < 5; i++) {
      ring.add(i);
    }
    both.same("own list", () -> {
      ListIterator<Integer> it = ring.listIterator(3);
      StringBuilder text = new StringBuilder();
      while (it.hasPrevious()) {
        text.append(it.previous());
      }
      ring.add(9);
      return text + "" + ring + ring.subList(1, 3) + ring.equals(List.of(3, 4, 9)) + ring.hashCode();
    });
    Iterator<String> anonymous = new Iterator<>() {
      private final LinkedList<String> todo = new LinkedList<>(List.of("x", "y"));

      @Override
      public boolean hasNext() {
        return !todo.isEmpty();
      }

      @Override
      public String next() {
        return todo.removeFirst();
      }
    };
    anonymous.next();
    both.same("anonymous iterator", () -> anonymous.next() + anonymous.hasNext());
    Map<String, Integer> view = new AbstractMap<>() {
      @Override
      public Set<Entry<String, Integer>> entrySet() {
        return new AbstractSet<>() {
          @Override
          public Iterator<Entry<String, Integer>> iterator() {
            return Map.of(outer.name, outer.level).entrySet().iterator();
          }

          @Override
          public int size() {
            return 1;
          }
        };
      }
    };
    both.same("own map", () -> view + "" + view.get("o") + view.containsKey("p") + view.hashCode());
    both.same("overloads", () -> overload(1) + overload('c') + overload((Object) 1) + overload(Integer.valueOf(3)) + overload() + overload(1, 2) + max(3, 9, 4) + max("b"));
    both.same("arrays of generics", () -> {
      StringBuilder[] all = filled(StringBuilder[]::new, () -> new StringBuilder("s"));
      all[0].append(1);
      return Arrays.toString(all) + all.getClass().getComponentType().getSimpleName();
    });
    Callable<Callable<Callable<String>>> callable = () -> () -> {
      class Here {
        Callable<String> get() {
          return () -> getClass().getSimpleName() + outer.name;
        }
      }
      return new Here().get();
    };
    both.same("callables", () -> callable.call().call().call());
    ToDoubleFunction<BitSet> density = bits -> bits.cardinality() / (double) bits.length();
    Map<Set<Integer>, ToDoubleFunction<BitSet>> functions = new HashMap<>();
    functions.put(new HashSet<>(Set.of(1, 2)), density);
    both.same("functions by set", () -> functions.get(Set.of(2, 1)).applyAsDouble(BitSet.valueOf(new byte[] {5})) + Objects.hash(functions.keySet()));
    both.end();
  }
}
