package com.acme.heaps;

import com.acme.heaps.Things.Ranked;
import java.io.Serializable;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makers of lambdas, method references and anonymous objects that hold what they are given. */
public final class Closures {
  private Closures() {}

  /** Any object as a number. */
  public static int rank(Object it) {
    if (it instanceof Ranked ranked) {
      return ranked.rank();
    }
    return it instanceof String text
        ? text.hashCode()
        : it instanceof Number number ? number.intValue() : 0;
  }

  static Object supplier(int shape, Object a, Object b, int number) {
    return switch (Math.floorMod(shape, 12)) {
      case 0 -> (Supplier<Object>) () -> a;
      case 1 -> (Supplier<Object> & Serializable) () -> a == null ? b : a;
      case 2 -> (Function<Object, Object>) x -> x == a ? b : a;
      case 3 -> (Supplier<Object>) () -> (Supplier<Object>) () -> b;
      case 4 -> {
        long wide = number * 3L;
        double other = number / 4.0;
        byte small = (byte) number;
        char letter = (char) number;
        boolean flag = number % 2 == 0;
        yield (Callable<Object>) () -> "" + wide + other + small + letter + flag + (a == b);
      }
      case 5 -> (BiFunction<Object, Object, Object>) (x, y) -> rank(a) - rank(b) + number;
      case 6 ->
        new Supplier<Object>() {
          private final Object kept = b;

          @Override
          public Object get() {
            return kept == null ? a : kept;
          }
        };
      case 7 -> {
        record Local(Object x, int n) implements Supplier<Object> {
          @Override
          public Object get() {
            return x;
          }
        }
        yield new Local(a, number);
      }
      case 8 -> a == null ? (Supplier<Object>) Object::new : (Supplier<Object>) new Holder(a)::held;
      case 9 -> (Function<Object, Object>) Closures::rank;
      case 10 -> new Holder(b).lambda(number);
      default -> (Supplier<Object>) () -> new Things.Pair<>(a, b).left();
    };
  }

  @SuppressWarnings("unchecked")
  static Comparator<Object> comparator(int shape, Object a) {
    return switch (Math.floorMod(shape, 6)) {
      case 0 -> (x, y) -> Integer.compare(rank(x), rank(y));
      case 1 -> (x, y) -> a == x ? x == y ? 0 : -1 : a == y ? 1 : Integer.compare(rank(y), rank(x));
      case 2 -> Comparator.comparing(Closures::rank);
      case 3 -> Comparator.<Object, Integer>comparing(x -> rank(x) % 7).thenComparing(x -> rank(x));
      case 4 -> Comparator.<Object, Integer>comparing(Closures::rank).reversed();
      default -> Comparator.nullsFirst(Comparator.comparingInt(Closures::rank));
    };
  }

  /** Holds one object, for bound method references and captured {@code this}. */
  static final class Holder {
    private final Object held;

    Holder(Object held) {
      this.held = held;
    }

    Object held() {
      return held;
    }

    Supplier<Object> lambda(int number) {
      return () -> number > 0 ? held : this;
    }
  }
}
