package com.acme.heaps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Uses the objects of a graph, one after the other: calls functions, compares, adds to containers. What comes of it shows
 * what reading does not: whether a wrapper and its backing are still one, what a checked list takes, which order an access changes.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // any element in any container
final class Changes {
  private final StringBuilder log = new StringBuilder();
  private final List<@Nullable Object> results = new ArrayList<>();

  private Changes() {}

  /** The text of the graph, and what it becomes. */
  static String textOf(Object[] root, boolean isCopy) {
    Shape before = Shape.of(root, isCopy);
    Changes changes = new Changes();
    List<Object> objects = before.objects();
    for (int i = 0; i < objects.size(); i++) {
      changes.use(i, objects.get(i));
    }
    Shape after = Shape.of(new Object[] {root, changes.results.toArray()}, isCopy);
    return before + "changes\n" + changes.log + "after\n" + after;
  }

  private void use(int number, Object it) {
    Object outcome;
    try {
      outcome = outcome(number, it);
    } catch (Exception | LinkageError e) {
      log.append(number).append(" throws ").append(e.getClass().getName()).append('\n');
      if (e instanceof LinkageError) {
        log.append(e.getMessage()).append('\n');
      }
      return;
    }
    results.add(outcome);
  }

  private @Nullable Object outcome(int number, Object it) throws Exception {
    String added = "added" + number;
    if (it instanceof LinkedHashMap map && !map.isEmpty()) {
      map.get(map.keySet().iterator().next());
      return map.put(added, number);
    } else if (it instanceof SortedMap map && !map.isEmpty()) {
      return map.put(map.firstKey(), added);
    } else if (it instanceof Map map) {
      return map.put(added, number);
    } else if (it instanceof Collection collection) {
      return collection.add(added);
    } else if (it instanceof Map.Entry entry) {
      return entry.setValue(added);
    } else if (it instanceof AtomicInteger count) {
      return count.incrementAndGet();
    } else if (it instanceof AtomicReference reference) {
      return reference.getAndSet(added);
    } else if (it instanceof StringBuilder builder) {
      return builder.append(number).length();
    } else if (it instanceof java.util.Random random) {
      return random.nextInt();
    } else if (it.getClass() == Object[].class && ((Object[]) it).length > 0) {
      ((Object[]) it)[0] = added;
      return null;
    } else if (it instanceof int[] ints && ints.length > 0) {
      return ints[0]++;
    } else if (it instanceof Supplier supplier) {
      return supplier.get();
    } else if (it instanceof Function function) {
      return function.apply(added);
    } else if (it instanceof BiFunction function) {
      return function.apply(added, number);
    } else if (it instanceof Comparator comparator) {
      return Integer.signum(comparator.compare(added, "b")) + 10 * comparator.compare("b", "b");
    } else if (it instanceof Callable callable && !it.getClass().getName().equals("gen.Reader")) {
      return callable.call();
    }
    return null;
  }
}
