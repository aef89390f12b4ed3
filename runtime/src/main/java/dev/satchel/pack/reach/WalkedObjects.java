package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a walk has met, numbered in the order in which it met them, and what became of each.
 *
 * <p>{@link HeapWalk} writes it; whoever reads it later changes nothing.
 */
public final class WalkedObjects {
  private final IdentityTable objects = new IdentityTable();
  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final Map<Integer, String> obstacles = new HashMap<>();
  private final Map<Integer, Integer> aliases = new HashMap<>();
  private final Map<Integer, Lambdas.Found> lambdas = new LinkedHashMap<>();
  private final Map<Integer, String> rootNames = new HashMap<>();

  /** How objects are reached: {@link Slots#of} and {@link Slots#ofEnclosing}. */
  private final BitSet held = new BitSet();

  private final BitSet enclosing = new BitSet();
  private int[] parents = new int[64];

  WalkedObjects() {}

  /** Number of objects that were visited. */
  public int size() {
    return nodes.size();
  }

  public Object object(int index) {
    return objects.get(index);
  }

  /** Null if the object cannot travel, or stands for another one: see {@link #alias}. */
  public @Nullable Node node(int index) {
    return nodes.get(index);
  }

  /** The object that travels in this one's place ({@code writeReplace}); {@code index} itself if none does. */
  public int alias(int index) {
    int at = index;
    while (aliases.containsKey(at)) {
      at = aliases.get(at);
    }
    return at;
  }

  /** Why an object that would otherwise travel cannot; null if its kind is simply not carried. */
  public @Nullable String obstacle(int index) {
    return obstacles.get(index);
  }

  /** The object through which this one was met first; -1 for a root. */
  int parent(int index) {
    return parents[index];
  }

  /** What holds an object that has no parent: {@code task}, {@code static Config.DEFAULTS}. */
  String rootName(int index) {
    return rootNames.getOrDefault(index, "?");
  }

  /** Lambdas of shipped classes among the objects. */
  Map<Integer, Lambdas.Found> lambdas() {
    return lambdas;
  }

  /** Whether only those fields of an object travel that code reads. */
  boolean isEnclosing(int index) {
    return enclosing.get(index) && !held.get(index);
  }

  /** Objects of which only those fields travel that code reads. */
  BitSet enclosing() {
    BitSet only = (BitSet) enclosing.clone();
    only.andNot(held);
    return only;
  }

  // The walk.

  /** Number of objects met, visited or not. */
  int met() {
    return objects.size();
  }

  /** The object's number; if it is new it gets the next one, and {@code parent} is that through which it was met. */
  int meet(Object object, int parent) {
    int before = objects.size();
    int index = objects.add(object);
    if (index == before) {
      if (index == parents.length) {
        parents = Arrays.copyOf(parents, index * 2);
      }
      parents[index] = parent;
    }
    return index;
  }

  void nameRoot(int index, String name) {
    rootNames.putIfAbsent(index, name);
  }

  /** Something holds the object itself, so all its fields are wanted. */
  void hold(int index) {
    held.set(index);
  }

  /** The object encloses another one. */
  void enclose(int index) {
    enclosing.set(index);
  }

  /** The next object is visited; {@link #put} says what comes of it. */
  int visitNext() {
    nodes.add(null);
    return nodes.size() - 1;
  }

  /** What came of an object, possibly once more. */
  void put(int index, Outcome outcome) {
    nodes.set(index, null);
    if (outcome instanceof Outcome.Travels travels) {
      nodes.set(index, travels.node());
    } else if (outcome instanceof Outcome.TravelsLambda lambda) {
      nodes.set(index, lambda.node());
      lambdas.put(index, lambda.site());
    } else if (outcome instanceof Outcome.Replaced replaced) {
      aliases.put(index, replaced.by());
    } else if (outcome instanceof Outcome.Cannot cannot && cannot.reason() != null) {
      obstacles.put(index, cannot.reason());
    }
  }

  /** Says anew how objects are reached, by the nodes as they are now. */
  void retraceParents() {
    Arrays.fill(parents, -1);
    BitSet met = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>(rootNames.keySet());
    rootNames.keySet().forEach(met::set);
    while (!waiting.isEmpty()) {
      int parent = waiting.remove();
      Node node = nodes.get(alias(parent));
      if (node != null) {
        node.forEachSlot(slot -> {
          if (slot instanceof Slot.Ref child && !met.get(child.node())) {
            met.set(child.node());
            parents[child.node()] = parent;
            waiting.add(child.node());
          }
        });
      }
    }
  }
}
