package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heap half of the fixpoint: visits each object once, breadth first, and has it taken apart into a {@link Node}.
 *
 * <p>Objects are numbered in first-visit order; the list of objects is its own queue, so depth costs nothing. Calls no
 * code of the user but serialization hooks.
 */
final class HeapWalk {
  private final Dissector dissector;
  private final IdentityTable objects = new IdentityTable();
  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final Map<Integer, String> obstacles = new HashMap<>();
  private final Map<Integer, Integer> aliases = new HashMap<>();
  private final Map<Integer, Lambdas.Found> lambdas = new LinkedHashMap<>();
  private final Map<Integer, String> rootNames = new HashMap<>();
  private int[] parents = new int[64];
  private int visiting = -1;

  HeapWalk(Landing landing) {
    dissector = new Dissector(landing, this::slot);
  }

  /**
   * The slot for a root.
   *
   * @param name what holds it, as people write it: {@code task}, {@code static Config.DEFAULTS}
   */
  Slot root(String name, @Nullable Object value) {
    Slot slot = slot(value);
    if (slot instanceof Slot.Ref ref) {
      rootNames.putIfAbsent(ref.node(), name);
    }
    return slot;
  }

  /** Takes apart what has been met and not yet visited. */
  void run() {
    while (!isDone()) {
      visiting = nodes.size();
      nodes.add(note(visiting, dissector.takeApart(objects.get(visiting))));
    }
    visiting = -1;
  }

  private @Nullable Node note(int index, Outcome outcome) {
    if (outcome instanceof Outcome.Travels travels) {
      return travels.node();
    }
    if (outcome instanceof Outcome.TravelsLambda lambda) {
      lambdas.put(index, lambda.site());
      return lambda.node();
    }
    if (outcome instanceof Outcome.Replaced replaced) {
      aliases.put(index, replaced.by());
    } else if (outcome instanceof Outcome.Cannot cannot && cannot.reason() != null) {
      obstacles.put(index, cannot.reason());
    }
    return null;
  }

  private Slot slot(@Nullable Object value) {
    if (value == null) {
      return Slot.NULL;
    }
    if (Slot.isScalar(value)) {
      return new Slot.Scalar(value);
    }
    int before = objects.size();
    int index = objects.add(value);
    if (index == before) {
      if (index == parents.length) {
        parents = Arrays.copyOf(parents, index * 2);
      }
      parents[index] = visiting;
    }
    return new Slot.Ref(index);
  }

  /** Whether every object that was met has been visited. */
  boolean isDone() {
    return nodes.size() == objects.size();
  }

  // What was found.

  int size() {
    return nodes.size();
  }

  Object object(int index) {
    return objects.get(index);
  }

  /** Null if the object cannot travel, or stands for another one: see {@link #alias}. */
  @Nullable
  Node node(int index) {
    return nodes.get(index);
  }

  /** The object that travels in this one's place; {@code index} itself if none does. */
  int alias(int index) {
    int at = index;
    while (aliases.containsKey(at)) {
      at = aliases.get(at);
    }
    return at;
  }

  /** The object through which this one was met first; -1 for a root. */
  int parent(int index) {
    return parents[index];
  }

  /** What holds an object that has no parent: {@code task}, {@code static Config.DEFAULTS}. */
  String rootName(int index) {
    return rootNames.getOrDefault(index, "?");
  }

  /** Why an object that would otherwise travel cannot; null if its kind is simply not carried. */
  @Nullable
  String obstacle(int index) {
    return obstacles.get(index);
  }

  /** Lambdas of shipped classes among the objects. */
  Map<Integer, Lambdas.Found> lambdas() {
    return lambdas;
  }
}
