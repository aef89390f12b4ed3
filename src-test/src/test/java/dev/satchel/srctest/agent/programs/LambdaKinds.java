package dev.satchel.srctest.agent.programs;

import dev.satchel.srctest.agent.programs.far.Below;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** One of each kind of lambda and method reference. {@code AgentLambdasIT} has what each line must say. */
public final class LambdaKinds {
  private int factor = 3;

  private LambdaKinds() {}

  /** A functional interface of the user's. */
  interface Job<T> {
    T run(int input);
  }

  interface Marker {}

  interface WithDefault {
    default IntSupplier supplier() {
      return () -> 4;
    }
  }

  enum Planet implements WithDefault {
    EARTH(() -> 9);

    final IntSupplier gravity;

    Planet(IntSupplier gravity) {
      this.gravity = gravity;
    }
  }

  record Point(int x) {
    Supplier<Integer> getter() {
      return this::x;
    }
  }

  static class Generic<T extends Number & Comparable<T>> {
    Supplier<Integer> of(T number) {
      return number::intValue;
    }
  }

  public static void main(String[] args) throws Throwable {
    Shown.show("non-capturing", (Callable<String>) () -> "a");
    int captured = args.length;
    long wide = 5;
    Shown.show("capturing", (Callable<Long>) () -> wide + captured);
    Shown.show("user interface", (Job<String>) input -> "b" + input);
    Shown.show("static reference", (Function<String, Integer>) Integer::parseInt);
    Shown.show("bound reference", (Supplier<Integer>) "text"::length);
    Shown.show("unbound reference", (Function<String, Integer>) String::length);
    Shown.show("interface reference", (Function<List<String>, Integer>) List::size);
    Shown.show("constructor reference", (Supplier<List<String>>) ArrayList::new);
    Shown.show("array constructor", (IntFunction<int[][]>) int[][]::new);
    Shown.show("varargs reference", (BiFunction<String, Object, String>) String::format);
    Shown.show("varargs array", (Function<Object[], List<Object>>) Arrays::asList);
    Shown.show("serializable", (Runnable & Serializable) () -> {});
    Shown.show("intersection", (Runnable & Marker) () -> {});
    Shown.show("intersection bound", new Generic<Integer>().of(3));
    Shown.show("this-capturing", new LambdaKinds().scaled());
    Shown.show("in interface", Planet.EARTH.supplier());
    Shown.show("in enum initialiser", Planet.EARTH.gravity);
    Shown.show("in record", new Point(1).getter());
    Callable<Callable<Integer>> outer = () -> () -> captured;
    Shown.show("nested outer", outer);
    Shown.show("nested inner", outer.call());
    Shown.show("super reference", new Below().own());
    Shown.show("protected of another package", new Below().inherited());
    Shown.show("linked by hand", new Below().linkedByHand());
    Shown.show("of the JDK", Comparator.comparing(String::length));
    Runnable first = runnable();
    System.out.println("one site, one class: " + (first.getClass() == runnable().getClass()));
    System.out.println("serializable only where asked: " + (first instanceof Serializable));
  }

  private static Runnable runnable() {
    return () -> {};
  }

  private Job<Integer> scaled() {
    return input -> input * factor;
  }
}
