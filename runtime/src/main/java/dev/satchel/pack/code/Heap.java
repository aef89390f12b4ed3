package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a method puts into fields and elements of objects, all of it at once: the order of stores does not count, and a
 * store forgets nothing.
 */
final class Heap {
  private final Map<Origin, Map<Step, Set<Origin>>> stored = new LinkedHashMap<>();
  private boolean grew;

  /** Notes that {@code values} may be put where {@code step} leads from {@code holder}. */
  void store(Origin holder, Step step, Collection<Origin> values) {
    if (values.isEmpty()) {
      return;
    }
    grew |= Origin.add(
        stored
            .computeIfAbsent(holder, k -> new LinkedHashMap<>())
            .computeIfAbsent(step, k -> new LinkedHashSet<>()),
        values);
  }

  /** Whether anything may be put into {@code holder} itself. */
  boolean holds(Origin holder) {
    return stored.containsKey(holder);
  }

  /** Where the value may have come from that {@code step} leads to from any of {@code holders}. */
  Set<Origin> load(Collection<Origin> holders, Step step) {
    Set<Origin> found = new LinkedHashSet<>();
    for (Origin holder : holders) {
      if (holder.isParameter()) {
        Origin.add(found, Set.of(holder.then(step)));
      }
      Origin.add(found, stored.getOrDefault(holder, Map.of()).getOrDefault(step, Set.of()));
    }
    return found;
  }

  /** Where {@code steps} lead from {@code start}. */
  Set<Origin> follow(Origin start, List<Step> steps) {
    Set<Origin> at = Set.of(start);
    for (Step step : steps) {
      at = load(at, step);
    }
    return at;
  }

  /** What was put into parameters themselves: for the callers' heaps. */
  List<Store> storesIntoParameters() {
    List<Store> found = new ArrayList<>();
    stored.forEach((holder, fields) -> {
      if (holder.isParameter() && holder.steps().isEmpty()) {
        fields.forEach((step, values) -> {
          for (Origin value : values) {
            if (value.isParameter()) {
              found.add(new Store(holder.root(), step, value));
            }
          }
        });
      }
    });
    return found;
  }

  /** Whether a store since the last call put something new. */
  boolean takeGrew() {
    boolean result = grew;
    grew = false;
    return result;
  }

  /** The method puts {@code value}, which a parameter leads to, where {@code step} leads from {@code parameter}. */
  record Store(int parameter, Step step, Origin value) {}
}
