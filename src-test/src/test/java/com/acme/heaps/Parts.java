package com.acme.heaps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a step's object is made of. Never fails: what does not fit, or is not made yet, is left out, so that every recipe
 * makes some heap.
 *
 * @param value the step's number
 * @param rank the step's place in the recipe
 * @param all the parts that it names; null for those not made yet
 * @param classes the generated classes
 * @param held objects that are held by the roots themselves
 */
record Parts(int value, int rank, List<@Nullable Object> all, ClassSet classes, Set<Object> held) {
  @Nullable
  Object get(int i) {
    return i < all.size() ? all.get(i) : null;
  }

  List<Object> nonNull() {
    return new ArrayList<>(all.stream().filter(Objects::nonNull).toList());
  }

  /** The first part of that type; null if there is none. */
  <T> @Nullable T find(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
  }

  /** Parts that may be keys: no two of one label, and only one that has none. */
  List<Object> keys() {
    Set<String> labels = new HashSet<>();
    List<Object> keys = new ArrayList<>();
    for (Object part : all) {
      if (part != null && isKey(part)) {
        if (labels.add(Labels.orKind(part))) {
          keys.add(part);
        }
      }
    }
    return keys;
  }

  /** Parts that compare with one another: all of the class of the first that can be compared. */
  List<Object> comparable() {
    Object first = all.stream()
        .filter(part -> part instanceof Comparable && Labels.isValue(part))
        .findFirst()
        .orElse(null);
    return first == null ? new ArrayList<>() : where(part -> part.getClass() == first.getClass());
  }

  /** Parts that the comparators of {@link Closures} tell apart or take for equal, whatever else they are. */
  List<Object> ranked() {
    return where(part -> Closures.rank(part) != 0);
  }

  private List<Object> where(Predicate<Object> test) {
    return new ArrayList<>(nonNull().stream().filter(test).toList());
  }

  /** Whether it can be asked for its hash code: a cycle of containers cannot, nor can what its peer defines without one. */
  private static boolean isKey(Object part) {
    if (part instanceof Things.Deep deep) {
      return deep.peer != null && !(deep.peer instanceof Things.Deep);
    }
    return Labels.of(part) != null || !Labels.hasStableHash(part);
  }
}
