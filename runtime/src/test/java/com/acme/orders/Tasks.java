package com.acme.orders;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opentest4j.FileInfo;

/** One class for each functional interface: without the agent a plain lambda cannot be packed. */
public final class Tasks {
  private Tasks() {}

  public static final class Doubled implements Function<Integer, Integer> {
    @Override
    public Integer apply(Integer n) {
      return 2 * n;
    }
  }

  public static final class Same<T> implements Function<T, T> {
    @Override
    public T apply(T given) {
      return given;
    }
  }

  /** Gives an object of a library. */
  public static final class Describes implements Callable<FileInfo> {
    @Override
    public FileInfo call() {
      return new FileInfo("orders.txt", new byte[] {7});
    }
  }

  public static final class Sum implements BiFunction<Integer, Integer, Integer> {
    @Override
    public Integer apply(Integer a, Integer b) {
      return a + b;
    }
  }

  public static final class Loader implements Supplier<Boolean> {
    /** Whether the context loader is the one that defined this class. */
    @Override
    public Boolean get() {
      return Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
    }
  }

  public static final class Even implements Predicate<Integer> {
    @Override
    public boolean test(Integer n) {
      return n % 2 == 0;
    }
  }

  public static final class Append implements Consumer<StringBuilder> {
    @Override
    public void accept(StringBuilder builder) {
      builder.append("accepted");
    }
  }

  public static final class Longer implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
      return Integer.compare(a.length(), b.length());
    }
  }

  public static final class Failing implements Runnable, Callable<Object> {
    @Override
    public void run() {
      throw new IllegalStateException("failed");
    }

    @Override
    public Object call() throws Exception {
      throw new java.io.IOException("failed");
    }
  }

  /** A resource that a worker may own. */
  public interface Rates {
    int rate(String currency);
  }

  public static final class Convert implements Callable<Integer> {
    private final Rates rates;

    public Convert(Rates rates) {
      this.rates = rates;
    }

    @Override
    public Integer call() {
      return rates.rate("EUR");
    }
  }
}
