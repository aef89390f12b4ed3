package com.acme;

import dev.satchel.Remote;
import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

@Remote
class Closures {
  private final List<String> results = new ArrayList<>();
  private Runnable stored;

  Callable<Integer> returned() {
    int[] count = {0};
    return () -> ++count[0]; // error[captured-mutable-state] this lambda writes to the captured local 'count'
  }

  void given(RemoteJvm jvm) {
    AtomicInteger calls = new AtomicInteger();
    jvm.run(() -> calls.incrementAndGet()); // error[captured-mutable-state] this lambda increments the captured AtomicInteger 'calls'
    Satchel.pack((Runnable) () -> calls.set(7)); // error[captured-mutable-state] this lambda sets the captured AtomicInteger 'calls'
  }

  void storedInAField() {
    Map<String, Integer> counts = new HashMap<>();
    stored = () -> counts.merge("a", 1, Integer::sum); // error[captured-mutable-state] this lambda puts into the captured map 'counts'
  }

  Runnable byWayOfALocal() {
    List<String> found = new ArrayList<>();
    Runnable task = () -> found.add("a"); // error[captured-mutable-state] this lambda adds to the captured list 'found'
    return task;
  }

  void byWayOfAMethod(RemoteJvm jvm) throws Exception {
    StringBuilder text = new StringBuilder();
    remotely(jvm, () -> text.append("a").length()); // error[captured-mutable-state] this lambda appends to the captured StringBuilder 'text'
  }

  private static <T> T remotely(RemoteJvm jvm, Callable<T> task) throws Exception {
    return jvm.call(task);
  }

  Job inAnObject() {
    int[] sums = new int[10];
    return new Job(() -> Arrays.fill(sums, 1)); // error[captured-mutable-state] this lambda writes to the captured local 'sums'
  }

  record Job(Runnable task) {}

  Consumer<String> methodReference() {
    List<String> found = new ArrayList<>();
    return found::add; // error[captured-mutable-state] this method reference adds to the captured list 'found'
  }

  Runnable anonymousClass() {
    Holder holder = new Holder();
    return new Runnable() {
      @Override
      public void run() {
        holder.count++; // error[captured-mutable-state] this anonymous class writes to field 'count' of the captured Holder 'holder'
      }
    };
  }

  Runnable localClass() {
    long[] table = new long[4];
    class Local implements Runnable {
      @Override
      public void run() {
        table[3] += 2; // error[captured-mutable-state] this local class writes to the captured local 'table'
      }
    }
    return new Local();
  }

  static class Holder {
    int count;
    final List<String> names = new ArrayList<>();
  }

  Runnable insideOfWhatWasCaptured() {
    Holder holder = new Holder();
    return () -> holder.names.add("a"); // error[captured-mutable-state] this lambda adds to 'holder.names', which belongs to the captured Holder 'holder'
  }

  Runnable elementsAndViews() {
    Map<String, List<String>> byName = new HashMap<>();
    List<String> names = new ArrayList<>();
    return () -> {
      byName.get("a").add("b"); // error[captured-mutable-state] this lambda adds to an element of the captured map 'byName'
      List<String> some = names.subList(0, 1);
      some.clear(); // error[captured-mutable-state] this lambda clears the captured list 'names'
    };
  }

  Runnable nestedLambda(List<String> items) {
    List<String> found = new ArrayList<>();
    return () -> items.forEach(item -> found.add(item)); // error[captured-mutable-state] this lambda adds to the captured list 'found'
  }

  Runnable byAHelper() {
    List<String> found = new ArrayList<>();
    return () -> fill(found, 1); // error[captured-mutable-state] this lambda passes the captured list 'found' to Closures.fill(List, int) and on to Closures.more(List), which sorts it
  }

  private static void fill(List<String> into, int times) {
    if (times > 0) {
      fill(into, times - 1);
    }
    more(into);
  }

  private static void more(List<String> into) {
    Collections.sort(into);
  }

  Runnable fromOutside(List<String> given) {
    return () -> given.add("a"); // warning[captured-mutable-state] this lambda adds to the captured list 'given'
  }

  Runnable alsoHeldByAnother() {
    List<String> shared = new ArrayList<>();
    results.addAll(List.of());
    register(shared);
    return () -> shared.add("a"); // warning[captured-mutable-state] this lambda adds to the captured list 'shared'
  }

  private static void register(List<String> list) {}

  Runnable signal() {
    CountDownLatch latch = new CountDownLatch(1);
    return () -> latch.countDown(); // error[captured-mutable-state] this lambda counts down the captured CountDownLatch 'latch'
  }

  static class Tally {
    int count;

    static void reset(Tally tally) {
      tally.count = 0;
    }
  }

  Runnable byAStaticMethodOfItsClass() {
    Tally tally = new Tally();
    return () -> Tally.reset(tally); // error[captured-mutable-state] this lambda passes the captured Tally 'tally' to Tally.reset(Tally), which writes to its field 'count'
  }

  Supplier<String> cannotTravel() {
    Thread thread = Thread.currentThread();
    return () -> thread.getName(); // error[thread] java.lang.Thread cannot travel: it is a thread of this JVM
  }
}
