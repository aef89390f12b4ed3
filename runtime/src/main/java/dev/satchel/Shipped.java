package dev.satchel;

import java.io.Serializable;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Closures as {@code java.io.Serializable} tasks, for engines that carry such tasks and whose members have {@code
 * serializer.jar} and nothing of the user's.
 *
 * <p>Each method packs at once, so problems show here as a {@link PackException}, and what is changed later is not seen by
 * the task. A carrier is rebuilt where it is first called, in a namespace of its own that lives as long as the carrier;
 * each deserialized copy has its own. Thread-safe as far as the closure is.
 *
 * <pre>{@code
 * Future<Integer> answer = hazelcastExecutor.submit(Shipped.callable(() -> model.score(order)));
 * }</pre>
 */
public final class Shipped {
  private Shipped() {}

  /** A callable that can be serialized. */
  public interface ShippedCallable<T> extends Callable<T>, Serializable {}

  /** A runnable that can be serialized. */
  public interface ShippedRunnable extends Runnable, Serializable {}

  /** A function that can be serialized. */
  public interface ShippedFunction<A, R> extends Function<A, R>, Serializable {}

  /** A supplier that can be serialized. */
  public interface ShippedSupplier<T> extends Supplier<T>, Serializable {}

  /** A predicate that can be serialized. */
  public interface ShippedPredicate<T> extends Predicate<T>, Serializable {}

  /** A consumer that can be serialized. */
  public interface ShippedConsumer<T> extends Consumer<T>, Serializable {}

  /** A function of two arguments that can be serialized. */
  public interface ShippedBiFunction<A, B, R> extends BiFunction<A, B, R>, Serializable {}

  /** A comparator that can be serialized. */
  public interface ShippedComparator<T> extends Comparator<T>, Serializable {}

  /**
   * Packs a callable.
   *
   * @throws PackException if it cannot travel
   */
  public static <T> ShippedCallable<T> callable(Callable<T> task) {
    return new Carriers.OfCallable<>(Carrier.pack(task));
  }

  /**
   * Packs a runnable.
   *
   * @throws PackException if it cannot travel
   */
  public static ShippedRunnable runnable(Runnable task) {
    return new Carriers.OfRunnable(Carrier.pack(task));
  }

  /**
   * Packs a function.
   *
   * @throws PackException if it cannot travel
   */
  public static <A, R> ShippedFunction<A, R> function(Function<A, R> task) {
    return new Carriers.OfFunction<>(Carrier.pack(task));
  }

  /**
   * Packs a supplier.
   *
   * @throws PackException if it cannot travel
   */
  public static <T> ShippedSupplier<T> supplier(Supplier<T> task) {
    return new Carriers.OfSupplier<>(Carrier.pack(task));
  }

  /**
   * Packs a predicate.
   *
   * @throws PackException if it cannot travel
   */
  public static <T> ShippedPredicate<T> predicate(Predicate<T> task) {
    return new Carriers.OfPredicate<>(Carrier.pack(task));
  }

  /**
   * Packs a consumer.
   *
   * @throws PackException if it cannot travel
   */
  public static <T> ShippedConsumer<T> consumer(Consumer<T> task) {
    return new Carriers.OfConsumer<>(Carrier.pack(task));
  }

  /**
   * Packs a function of two arguments.
   *
   * @throws PackException if it cannot travel
   */
  public static <A, B, R> ShippedBiFunction<A, B, R> biFunction(BiFunction<A, B, R> task) {
    return new Carriers.OfBiFunction<>(Carrier.pack(task));
  }

  /**
   * Packs a comparator.
   *
   * @throws PackException if it cannot travel
   */
  public static <T> ShippedComparator<T> comparator(Comparator<T> task) {
    return new Carriers.OfComparator<>(Carrier.pack(task));
  }
}
