package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.values.FieldAccess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The heap half of the fixpoint: visits each object once, breadth first, and has it taken apart into a {@link Node}.
 *
 * <p>Objects are numbered in first-visit order; the list of objects is its own queue, so depth costs nothing. Calls no
 * code of the user but serialization hooks.
 */
final class HeapWalk {
  private final Landing landing;
  private final Dissector dissector;
  private final Slots slots = new Reaching();
  private final IdentityTable objects = new IdentityTable();
  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final Map<Integer, String> obstacles = new HashMap<>();
  private final Map<Integer, Integer> aliases = new HashMap<>();
  private final Map<Integer, Lambdas.Found> lambdas = new LinkedHashMap<>();
  private final Map<Integer, String> rootNames = new HashMap<>();

  /** How objects are reached: {@link Slots#of} and {@link Slots#ofEnclosing}. */
  private final BitSet held = new BitSet();

  private final BitSet enclosing = new BitSet();

  /** Fields that were left out, by object. */
  private final Map<Integer, Set<FieldAccess>> cut = new LinkedHashMap<>();

  /** Objects to be taken apart again, as other fields of them are wanted. */
  private final Deque<Integer> again = new ArrayDeque<>();

  private int[] parents = new int[64];
  private int visiting = -1;
  private int wantsVersion;
  private boolean hasDropped;

  HeapWalk(Landing landing) {
    this.landing = landing;
    dissector = new Dissector(landing, slots);
  }

  private final class Reaching implements Slots {
    @Override
    public Slot of(@Nullable Object value) {
      return note(value, held);
    }

    @Override
    public Slot ofField(@Nullable Object value) {
      return slot(value);
    }

    @Override
    public Slot ofEnclosing(@Nullable Object value) {
      return note(value, enclosing);
    }

    private Slot note(@Nullable Object value, BitSet how) {
      Slot slot = slot(value);
      if (slot instanceof Slot.Ref ref && !how.get(ref.node())) {
        boolean wasWhole = isWhole(ref.node());
        how.set(ref.node());
        if (isWhole(ref.node()) != wasWhole && ref.node() < nodes.size()) {
          again.add(ref.node());
          hasDropped |= wasWhole;
        }
      }
      return slot;
    }
  }

  /** Whether only those fields of an object travel that code reads. */
  boolean isEnclosing(int index) {
    return !isWhole(index);
  }

  /** Whether all fields of an object are wanted, not only those that code reads. */
  private boolean isWhole(int index) {
    return held.get(index) || !enclosing.get(index);
  }

  /**
   * The slot for a root.
   *
   * @param name what holds it, as people write it: {@code task}, {@code static Config.DEFAULTS}
   */
  Slot root(String name, @Nullable Object value) {
    Slot slot = slots.of(value);
    if (slot instanceof Slot.Ref ref) {
      rootNames.putIfAbsent(ref.node(), name);
    }
    return slot;
  }

  /** Takes apart what has been met and not yet visited, and again what is cut where code turned out to read more. */
  void run() {
    if (wantsVersion != landing.wantsVersion()) {
      wantsVersion = landing.wantsVersion();
      again.addAll(cut.keySet());
      enclosing.stream()
          .filter(index -> isEnclosing(index) && index < nodes.size())
          .forEach(again::add);
    }
    while (nodes.size() < objects.size() || !again.isEmpty()) {
      if (nodes.size() < objects.size()) {
        visiting = nodes.size();
        nodes.add(null);
      } else {
        visiting = again.remove();
      }
      Object object = objects.get(visiting);
      nodes.set(visiting, note(visiting, dissector.takeApart(object, isWhole(visiting))));
    }
    visiting = -1;
  }

  private @Nullable Node note(int index, Outcome outcome) {
    cut.remove(index);
    if (outcome instanceof Outcome.Travels travels) {
      if (!travels.leftOut().isEmpty()) {
        cut.put(index, travels.leftOut());
      }
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

  /** Whether every object that was met has been visited, with all fields that code reads. */
  boolean isDone() {
    return nodes.size() == objects.size()
        && ((cut.isEmpty() && enclosing.isEmpty()) || wantsVersion == landing.wantsVersion());
  }

  /** The object that is taken apart now; -1 if none is. */
  int visiting() {
    return visiting;
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

  /** Fields that were left out of objects, as no code was seen to read them. */
  Set<FieldReads.Key> leftOut() {
    Set<FieldReads.Key> keys = new LinkedHashSet<>();
    cut.values()
        .forEach(fields ->
            fields.forEach(field -> keys.add(new FieldReads.Key(field.owner(), field.name()))));
    return keys;
  }

  /**
   * To be called when nothing more will be met: where an object was cut after what it held was met, says anew how objects
   * are reached.
   */
  void settle() {
    if (!hasDropped) {
      return;
    }
    Arrays.fill(parents, -1);
    BitSet met = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>(rootNames.keySet());
    rootNames.keySet().forEach(met::set);
    while (!waiting.isEmpty()) {
      int parent = waiting.remove();
      int alias = alias(parent);
      Node node = nodes.get(alias);
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

  /** Lambdas of shipped classes among the objects. */
  Map<Integer, Lambdas.Found> lambdas() {
    return lambdas;
  }
}
