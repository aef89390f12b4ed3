package dev.satchel;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One carrier for each interface of {@link Shipped}. Their names are part of the serial form. */
final class Carriers {
  private Carriers() {}

  static final class OfCallable<T> extends Carrier<Callable<T>>
      implements Shipped.ShippedCallable<T> {
    private static final long serialVersionUID = 1L;

    OfCallable(byte[] payload) {
      super(payload);
    }

    @Override
    public T call() throws Exception {
      return in(task());
    }
  }

  static final class OfRunnable extends Carrier<Runnable> implements Shipped.ShippedRunnable {
    private static final long serialVersionUID = 1L;

    OfRunnable(byte[] payload) {
      super(payload);
    }

    @Override
    public void run() {
      boolean unused = inUnchecked(() -> {
        task().run();
        return true;
      });
    }
  }

  static final class OfFunction<A, R> extends Carrier<Function<A, R>>
      implements Shipped.ShippedFunction<A, R> {
    private static final long serialVersionUID = 1L;

    OfFunction(byte[] payload) {
      super(payload);
    }

    @Override
    public R apply(A argument) {
      return inUnchecked(() -> task().apply(argument));
    }
  }

  static final class OfSupplier<T> extends Carrier<Supplier<T>>
      implements Shipped.ShippedSupplier<T> {
    private static final long serialVersionUID = 1L;

    OfSupplier(byte[] payload) {
      super(payload);
    }

    @Override
    public T get() {
      return inUnchecked(() -> task().get());
    }
  }

  static final class OfPredicate<T> extends Carrier<Predicate<T>>
      implements Shipped.ShippedPredicate<T> {
    private static final long serialVersionUID = 1L;

    OfPredicate(byte[] payload) {
      super(payload);
    }

    @Override
    public boolean test(T argument) {
      return inUnchecked(() -> task().test(argument));
    }
  }

  static final class OfConsumer<T> extends Carrier<Consumer<T>>
      implements Shipped.ShippedConsumer<T> {
    private static final long serialVersionUID = 1L;

    OfConsumer(byte[] payload) {
      super(payload);
    }

    @Override
    public void accept(T argument) {
      boolean unused = inUnchecked(() -> {
        task().accept(argument);
        return true;
      });
    }
  }

  static final class OfBiFunction<A, B, R> extends Carrier<BiFunction<A, B, R>>
      implements Shipped.ShippedBiFunction<A, B, R> {
    private static final long serialVersionUID = 1L;

    OfBiFunction(byte[] payload) {
      super(payload);
    }

    @Override
    public R apply(A first, B second) {
      return inUnchecked(() -> task().apply(first, second));
    }
  }

  static final class OfComparator<T> extends Carrier<Comparator<T>>
      implements Shipped.ShippedComparator<T> {
    private static final long serialVersionUID = 1L;

    OfComparator(byte[] payload) {
      super(payload);
    }

    @Override
    public int compare(T first, T second) {
      return inUnchecked(() -> task().compare(first, second));
    }
  }
}
