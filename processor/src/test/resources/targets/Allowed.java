package com.acme;

import dev.satchel.Remote;
import dev.satchel.RemoteJvm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Nothing here is to be reported. */
@Remote
class Allowed {
  private final AtomicInteger calls = new AtomicInteger();
  private final List<String> results = new ArrayList<>();
  private final int[] table = new int[4];
  private static int total;

  int[] usedWhereItIsMade(int[] in) {
    int[] out = new int[in.length];
    IntStream.range(0, in.length).forEach(i -> out[i] = in[i] * in[i]);
    List<Integer> list = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int each : out) {
      Runnable add = () -> list.add(each);
      add.run();
    }
    list.forEach(item -> counts.merge("all", item, Integer::sum));
    Collections.sort(list);
    return out;
  }

  Callable<Integer> ownFieldsAndStatics() {
    return () -> {
      results.add("a");
      table[0]++;
      total++;
      return calls.incrementAndGet();
    };
  }

  Runnable ownFieldByALocal() {
    List<String> own = results;
    return () -> own.add("a");
  }

  Callable<List<String>> whatItMakesItself() {
    return () -> {
      List<String> made = new ArrayList<>();
      int[] count = {0};
      Runnable add = () -> made.add("a" + count[0]++);
      add.run();
      return made;
    };
  }

  Supplier<String> onlyReads(List<String> names, Map<String, List<String>> byName) {
    StringBuilder text = new StringBuilder("a");
    int[] numbers = {1, 2};
    return () -> names.get(0) + byName.get("a").iterator().next() + text.length() + numbers[1];
  }

  Callable<Integer> methodsOfItsOwn() {
    Counter counter = new Counter();
    return counter::increment;
  }

  int counted(RemoteJvm jvm) throws Exception {
    Counter counter = new Counter();
    return jvm.call(() -> {
      counter.increment();
      return counter.increment();
    });
  }

  static class Counter {
    private int count;

    int increment() {
      return ++count;
    }
  }

  Comparator<String> comparator() {
    Map<String, Integer> order = new HashMap<>();
    order.put("a", 1);
    return Comparator.comparing(name -> order.getOrDefault(name, 9));
  }

  Function<Object, String> patternsAndSwitches(Object other) {
    return given -> {
      if (given instanceof String text && !text.isEmpty()) {
        return text;
      }
      return switch (given.hashCode()) {
        case 1 -> "one";
        default -> {
          String result = "many" + other;
          yield result;
        }
      };
    };
  }

  Supplier<Supplier<String>> makesAnother(String text) {
    return () -> () -> text + total;
  }

  <T extends List<String>> Callable<Integer> generic(T list) {
    return () -> list.size();
  }

  @SuppressWarnings("satchel:captured-mutable-state")
  Callable<Integer> acceptedByRule() {
    int[] count = {0};
    return () -> ++count[0];
  }

  @SuppressWarnings({"unused", "satchel"})
  private Thread accepted;

  enum Kind {
    PLAIN,
    ODD {
      @Override
      Supplier<String> name(String given) {
        return () -> given + this;
      }
    };

    Supplier<String> name(String given) {
      return () -> given;
    }
  }
}

class NotAnnotated {
  private Thread thread;

  Callable<Integer> make() {
    int[] count = {0};
    return () -> ++count[0];
  }
}
