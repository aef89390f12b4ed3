package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Parsers made of combinators, with recursion through lazy lambdas, and what else is made of functions: trampolines, Church, lenses, Y. */
public final class Combinators {
  record Result<T>(T value, int rest) {}

  @FunctionalInterface
  interface Parser<T> {
    Optional<Result<T>> parse(String text, int at);

    default <R> Parser<R> map(Function<? super T, ? extends R> f) {
      return (text, at) -> parse(text, at).map(r -> new Result<>(f.apply(r.value()), r.rest()));
    }

    default <R> Parser<R> then(Function<? super T, Parser<R>> next) {
      return (text, at) -> parse(text, at).flatMap(r -> next.apply(r.value()).parse(text, r.rest()));
    }

    default <R> Parser<R> right(Parser<R> other) {
      return then(ignored -> other);
    }

    default Parser<T> left(Parser<?> other) {
      return then(value -> other.map(ignored -> value));
    }

    default Parser<T> or(Parser<T> other) {
      return (text, at) -> {
        Optional<Result<T>> first = parse(text, at);
        return first.isPresent() ? first : other.parse(text, at);
      };
    }

    default Parser<List<T>> many() {
      return (text, at) -> {
        List<T> all = new ArrayList<>();
        int from = at;
        for (Optional<Result<T>> one = parse(text, from); one.isPresent(); one = parse(text, from)) {
          all.add(one.get().value());
          from = one.get().rest();
        }
        return Optional.of(new Result<>(all, from));
      };
    }

    default Parser<List<T>> separated(Parser<?> by) {
      return this.<List<T>>then(first -> by.right(this).many().map(others -> {
        List<T> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
      })).or((text, at) -> Optional.of(new Result<>(List.of(), at)));
    }

    default T all(String text) {
      Result<T> result = parse(text, 0).orElseThrow(() -> new IllegalArgumentException("cannot parse " + text));
      if (result.rest() != text.length()) {
        throw new IllegalArgumentException("rest of " + text + " at " + result.rest());
      }
      return result.value();
    }

    static <T> Parser<T> lazy(Supplier<Parser<T>> parser) {
      return (text, at) -> parser.get().parse(text, at);
    }

    static Parser<Character> one(IntPredicate is) {
      return (text, at) -> at < text.length() && is.test(text.charAt(at))
          ? Optional.of(new Result<>(text.charAt(at), at + 1)) : Optional.empty();
    }

    static Parser<String> word(String word) {
      return (text, at) -> text.startsWith(word, at) ? Optional.of(new Result<>(word, at + word.length())) : Optional.empty();
    }
  }

  /** Left recursive by a loop; its operators are a table of lambdas. */
  static final class Calculator {
    private final Map<Character, BinaryOperator<Double>> operators = new LinkedHashMap<>();
    private final Parser<Double> number;
    private Parser<Double> expression;

    Calculator() {
      operators.put('+', Double::sum);
      operators.put('-', (a, b) -> a - b);
      operators.put('*', (a, b) -> a * b);
      operators.put('/', (a, b) -> a / b);
      number = Parser.one(Character::isDigit).many()
          .map(digits -> digits.stream().map(String::valueOf).reduce("", String::concat))
          .then(s -> (text, at) -> s.isEmpty() ? Optional.empty() : Optional.of(new Result<>(Double.valueOf(s), at)));
      Parser<Double> factor = number.or(Parser.word("(").right(Parser.lazy(() -> expression)).left(Parser.word(")")));
      expression = level(level(factor, "*/"), "+-");
    }

    private Parser<Double> level(Parser<Double> below, String of) {
      return below.then(first -> Parser.one(c -> of.indexOf(c) >= 0)
          .then(op -> below.map(right -> Map.entry(op, right)))
          .many()
          .map(rest -> rest.stream().reduce(first,
              (left, next) -> operators.get(next.getKey()).apply(left, next.getValue()), (x, y) -> y)));
    }
  }

  static final Parser<Object> JSON;

  static {
    Parser<String> space = Parser.one(Character::isWhitespace).many().map(ignored -> "");
    Parser<String> text = Parser.word("\"").right(Parser.one(c -> c != '"').many()).left(Parser.word("\""))
        .map(chars -> chars.stream().map(String::valueOf).reduce("", String::concat));
    Parser<Object> array = Parser.word("[").right(Parser.lazy(() -> Combinators.JSON).separated(Parser.word(","))).left(Parser.word("]")).map(l -> l);
    Parser<Map.Entry<String, Object>> member = text.left(Parser.word(":")).then(key -> Parser.lazy(() -> Combinators.JSON).map(value -> Map.entry(key, value)));
    Parser<Object> object = Parser.word("{").right(member.separated(Parser.word(","))).left(Parser.word("}")).map(entries -> {
      Map<String, Object> map = new LinkedHashMap<>();
      entries.forEach(e -> map.put(e.getKey(), e.getValue()));
      return Collections.unmodifiableMap(map);
    });
    Parser<Object> number = Parser.one(Character::isDigit).then(first -> Parser.one(Character::isDigit).many().map(rest -> {
      int n = Character.digit(first, 10);
      for (char c : rest) {
        n = n * 10 + Character.digit(c, 10);
      }
      return n;
    }));
    Parser<Object> constant = Parser.word("true").<Object>map(t -> true).or(Parser.word("null").map(t -> Optional.empty()));
    JSON = space.right(number.or(text.map(t -> t)).or(array).or(object).or(constant)).left(space);
  }

  interface Trampoline<T> {
    T get();

    default boolean isDone() {
      return true;
    }

    default Trampoline<T> next() {
      return this;
    }

    static <T> Trampoline<T> done(T value) {
      return () -> value;
    }

    static <T> Trampoline<T> more(Supplier<Trampoline<T>> next) {
      return new Trampoline<>() {
        @Override
        public boolean isDone() {
          return false;
        }

        @Override
        public Trampoline<T> next() {
          return next.get();
        }

        @Override
        public T get() {
          Trampoline<T> step = this;
          while (!step.isDone()) {
            step = step.next();
          }
          return step.get();
        }
      };
    }
  }

  static Trampoline<Long> sum(int n, long so) {
    return n == 0 ? Trampoline.done(so) : Trampoline.more(() -> sum(n - 1, so + n));
  }

  interface Self<T> extends Function<Self<T>, T> {}

  static <A, B> Function<A, B> y(UnaryOperator<Function<A, B>> f) {
    Self<Function<A, B>> self = s -> f.apply(x -> s.apply(s).apply(x));
    return self.apply(self);
  }

  interface Church {
    <T> UnaryOperator<T> of(UnaryOperator<T> f);

    default Church plus(Church other) {
      Church self = this;
      return new Church() {
        @Override
        public <T> UnaryOperator<T> of(UnaryOperator<T> f) {
          return x -> self.of(f).apply(other.of(f).apply(x));
        }
      };
    }

    default int count() {
      return this.<Integer>of(n -> n + 1).apply(0);
    }

    Church ONE = new Church() {
      @Override
      public <T> UnaryOperator<T> of(UnaryOperator<T> f) {
        return f;
      }
    };
  }

  record Lens<S, A>(Function<S, A> get, Function<A, UnaryOperator<S>> set) {
    <B> Lens<S, B> at(Lens<A, B> inner) {
      return new Lens<>(get.andThen(inner.get), b -> s -> set.apply(inner.set.apply(b).apply(get.apply(s))).apply(s));
    }

    UnaryOperator<S> over(UnaryOperator<A> f) {
      return s -> set.apply(f.apply(get.apply(s))).apply(s);
    }
  }

  record Street(String name, int number) {}

  record Person(String name, Street street) {}

  static <A, B> Function<A, B> memo(Function<A, B> f) {
    Map<A, B> known = new HashMap<>();
    return a -> {
      B b = known.get(a);
      if (b == null) {
        b = f.apply(a);
        known.put(a, b);
      }
      return b;
    };
  }

  static final Function<Integer, Long>[] FIB = memoTable();

  @SuppressWarnings("unchecked")
  static Function<Integer, Long>[] memoTable() {
    Function<Integer, Long>[] table = new Function[1];
    table[0] = memo(n -> n < 2 ? (long) n : table[0].apply(n - 1) + table[0].apply(n - 2));
    return table;
  }

  @SafeVarargs
  static <T> Predicate<T> every(Predicate<? super T>... all) {
    return t -> Arrays.stream(all).allMatch(p -> p.test(t));
  }

  public static void main(String[] args) throws Exception {
    Calculator calculator = new Calculator();
    Parser<Object> json = JSON;
    Both both = new Both(Both.jvm(args));
    both.same("calculator", () -> calculator.expression.all("2*(3+4)-10/4"));
    both.same("calculator made there", () -> new Calculator().expression.all("((1))+2*2"));
    both.same("syntax error", () -> calculator.expression.all("2*(3+"));
    both.same("json", () -> json.all("{\"a\":[1,2,{\"b\":true}],\"c\":\"x y\",\"d\":null}"));
    both.same("json of the static", () -> JSON.all(" [ ] ".strip()) + " " + JSON.all("[[[12]]]"));
    both.same("the parser is the static one", () -> json == JSON);
    Trampoline<Long> waiting = sum(50_000, 0);
    both.same("trampoline", () -> waiting.get() + sum(100, 5).get());
    Function<Integer, Long> factorial = y(self -> n -> n == 0 ? 1L : n * self.apply(n - 1));
    both.same("fixed point", () -> factorial.apply(15));
    Church three = Church.ONE.plus(Church.ONE).plus(Church.ONE);
    both.same("numerals", () -> three.plus(three).count() + three.<String>of(s -> s + "!").apply("x"));
    Lens<Person, Street> street = new Lens<>(Person::street, s -> p -> new Person(p.name(), s));
    Lens<Street, Integer> number = new Lens<>(Street::number, n -> s -> new Street(s.name(), n));
    both.same("lenses", () -> street.at(number).over(n -> n * 2).apply(new Person("al", new Street("high", 21))));
    both.same("memo table, unused", () -> FIB[0].apply(60));
    FIB[0].apply(30);
    both.same("memo table, filled", () -> FIB[0].apply(80));
    Predicate<String> checks = every(s -> s.length() > 2, s -> !s.isBlank(), Predicate.not(String::isEmpty), "abc"::equals);
    both.same("varargs of lambdas", () -> checks.test("abc") + " " + checks.or(s -> s.equals("q")).test("q"));
    Supplier<Supplier<Supplier<String>>> deep = () -> () -> () -> "deep" + number.get().apply(new Street("x", 4));
    both.same("nested suppliers", () -> deep.get().get().get());
    both.end();
  }
}
