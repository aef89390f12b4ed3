package dev.satchel.pack.reach;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Copies of what a walk has found, for the next document of a session. */
final class Copies {
  private Copies() {}

  /** Fills {@code to} with copies of the sets. */
  static <K, V> Map<K, Set<V>> ofSets(Map<K, Set<V>> from, Map<K, Set<V>> to) {
    from.forEach((key, values) -> to.put(key, new LinkedHashSet<>(values)));
    return to;
  }
}
