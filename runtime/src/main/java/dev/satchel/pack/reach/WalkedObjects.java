package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Slot;
import dev.satchel.payload.EncodedNodes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a walk has met, numbered in the order in which it met them, and what became of each.
 *
 * <p>{@link HeapWalk} writes it; whoever reads it later changes nothing. Nodes lie in {@link EncodedNodes}: {@link #node}
 * makes one for whoever asks, {@link #reader} reads all of them.
 */
public final class WalkedObjects {
  private final IdentityTable objects = new IdentityTable();
  private final EncodedNodes nodes = new EncodedNodes();

  /** What came of objects that were visited once more; null if they do not travel. */
  private final Map<Integer, @Nullable Node> again = new HashMap<>();

  private final Map<Integer, String> obstacles = new HashMap<>();
  private final Map<Integer, Integer> aliases = new HashMap<>();
  private final Map<Integer, Lambdas.Found> lambdas = new LinkedHashMap<>();
  private final Map<Integer, String> rootNames = new HashMap<>();
  private final BitSet staticRoots = new BitSet();

  /** Roots that nothing else had led to before. */
  private final BitSet first = new BitSet();

  /** How objects are reached: {@link Slots#of} and {@link Slots#ofEnclosing}. */
  private final BitSet held = new BitSet();

  private final BitSet enclosing = new BitSet();

  private final BitSet dropping = new BitSet();

  /** Objects in whose place others travel, as they were not known to be of static state. */
  private final BitSet maybeState = new BitSet();

  /** Those of them that static state holds as well. */
  private final BitSet lateState = new BitSet();

  /** Whether something does not travel, or was met that no node refers to. */
  private boolean hasGaps;

  /** By object, the one through which it was met first; of what the first {@link #traced} nodes refer to. */
  private int[] parents = {};

  private int traced;

  /** Objects in the order in which {@link #retraceParents} met them, the others behind them; empty if it was not called. */
  private int[] retraced = {};

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
    return again.containsKey(index) ? again.get(index) : nodes.get(index);
  }

  /** Whether it has a node. */
  public boolean travels(int index) {
    if (!again.isEmpty() && again.containsKey(index)) {
      return again.get(index) != null;
    }
    return !nodes.isEmpty(index);
  }

  /** One object for each layout, and all whose nodes have none. */
  public BitSet telling() {
    BitSet all = nodes.telling();
    again.keySet().forEach(all::set);
    return all;
  }

  /** Whether some {@link #alias} is another object. */
  public boolean hasAliases() {
    return !aliases.isEmpty();
  }

  /** The object that travels in this one's place ({@code writeReplace}); {@code index} itself if none does. */
  public int alias(int index) {
    int at = index;
    while (!aliases.isEmpty() && aliases.containsKey(at)) {
      at = aliases.get(at);
    }
    return at;
  }

  /** Why an object that would otherwise travel cannot; null if its kind is simply not carried. */
  public @Nullable String obstacle(int index) {
    return obstacles.isEmpty() ? null : obstacles.get(index);
  }

  /** Whether every object has a node, and some node or root refers to each. */
  boolean isWithoutGaps() {
    return !hasGaps && again.isEmpty();
  }

  /** The nodes as they were written, if each object has one and keeps it; else null. */
  public @Nullable EncodedNodes encoded() {
    return isWithoutGaps() && !hasAliases() ? nodes : null;
  }

  /** Gives {@code action} what the node of an object refers to, if it has one, repeated ones again. */
  void refs(int index, IntConsumer action) {
    Reader reader = reader(index);
    reader.next();
    reader.refs(action);
  }

  /** A reader that has the node of {@code from} before it. */
  public Reader reader(int from) {
    return new Reader(from);
  }

  /** Reads what became of the objects in their order: {@link #next}, then at most one of the others. */
  public final class Reader {
    private final EncodedNodes.Cursor cursor;
    private boolean isOverlaid;
    private @Nullable Node overlay;

    private Reader(int from) {
      cursor = nodes.cursor(from);
    }

    public boolean hasNext() {
      return cursor.hasNext();
    }

    /** Goes on to the next object. */
    public void next() {
      cursor.next();
      isOverlaid = !again.isEmpty() && again.containsKey(cursor.number());
      overlay = isOverlaid ? again.get(cursor.number()) : null;
    }

    /** The object at hand. */
    public int number() {
      return cursor.number();
    }

    /** Gives {@code sink} its node, which must be there. */
    public void give(NodeSink sink) {
      if (overlay != null) {
        sink.whole(overlay);
      } else {
        cursor.give(sink);
      }
    }

    void refs(IntConsumer action) {
      if (overlay != null) {
        refsOf(overlay, action);
      } else if (!isOverlaid) {
        cursor.refs(action);
      }
    }

    /** Has {@code index} come next. */
    public void seek(int index) {
      cursor.seek(index);
    }
  }

  private static void refsOf(Node node, IntConsumer action) {
    node.forEachSlot(slot -> {
      if (slot instanceof Slot.Ref ref) {
        action.accept(ref.node());
      }
    });
  }

  /** The object through which this one was met first; -1 for a root. */
  int parent(int index) {
    trace();
    return parents[index];
  }

  /** The object through which one that was met was met first; null for a root. */
  @Nullable
  Object holderOf(Object met) {
    int parent = parent(meet(met));
    return parent < 0 ? null : object(parent);
  }

  /** Whether one that was met was met first as what travels in another one's place. */
  boolean standsForAnother(Object met) {
    if (aliases.isEmpty()) {
      return false;
    }
    int index = meet(met);
    Integer by = aliases.get(parent(index));
    return by != null && by == index;
  }

  /**
   * Whether static state is known to hold one that was met: that was how it was met first, or {@link #findState} found it.
   */
  boolean isOfStaticState(Object met) {
    int index = meet(met);
    if (lateState.get(index)) {
      return true;
    }
    for (int parent = parent(index); parent >= 0; parent = parent(index)) {
      index = parent;
    }
    return staticRoots.get(index);
  }

  /** Something travels in the place of an object that was met, and would not if that were of static state. */
  void maybeState(Object met) {
    maybeState.set(meet(met));
  }

  /** Whether {@link #findState} may find something. */
  boolean hasMaybeState() {
    return !maybeState.isEmpty();
  }

  /**
   * Of the objects that {@link #maybeState} told of, those that turn out to be of static state.
   *
   * @param state what static fields hold
   */
  BitSet findState(BitSet state) {
    BitSet found = (BitSet) state.clone();
    found.and(maybeState);
    lateState.or(found);
    maybeState.andNot(found);
    return found;
  }

  /** The object, met for the first time, is the value of a static field. */
  void isStaticRoot(int index) {
    staticRoots.set(index);
  }

  /** The {@code k}-th object in an order in which each comes after the one through which it was met first. */
  public int fromRoots(int k) {
    return retraced.length == 0 ? k : retraced[k];
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

  /** The object's number; if it is new it gets the next one. */
  int meet(Object object) {
    return objects.add(object);
  }

  /**
   * Something that is no object holds this one.
   *
   * @param isNew whether it was met now
   */
  void nameRoot(int index, String name, boolean isNew) {
    rootNames.putIfAbsent(index, name);
    if (isNew) {
      first.set(index);
    }
  }

  /** Something holds the object itself, so all its fields are wanted. */
  void hold(int index) {
    held.set(index);
  }

  /** The object encloses another one. */
  void enclose(int index) {
    enclosing.set(index);
  }

  /** Takes the node of the next object to be visited, or nothing if another {@link Outcome} comes of it. */
  EncodedNodes next() {
    return nodes;
  }

  /** What came of the next object; its node may be in {@link #next} already. */
  void put(Outcome outcome) {
    if (outcome instanceof Outcome.Given) {
      return;
    }
    if (outcome instanceof Outcome.GivenLambda lambda) {
      lambdas.put(nodes.size() - 1, lambda.site());
      return;
    }
    Node node = note(nodes.size(), outcome);
    if (node == null) {
      nodes.empty();
      hasGaps = true;
    } else {
      nodes.whole(node);
    }
  }

  /**
   * What came of an object that was visited once more.
   *
   * @param given has its node if that was given
   */
  void replace(int index, Outcome outcome, NodeBuilder given) {
    if (outcome instanceof Outcome.GivenLambda lambda) {
      lambdas.put(index, lambda.site());
    }
    aliases.remove(index);
    boolean isGiven = outcome instanceof Outcome.Given || outcome instanceof Outcome.GivenLambda;
    again.put(index, isGiven ? given.node() : note(index, outcome));
    traced = 0;
  }

  /** An object was taken apart, and is to be once more: what was met by that may not be there any more. */
  void isRetried() {
    nodes.abandon();
    hasGaps = true;
  }

  private @Nullable Node note(int index, Outcome outcome) {
    if (outcome instanceof Outcome.Travels travels) {
      return travels.node();
    } else if (outcome instanceof Outcome.Replaced replaced) {
      aliases.put(index, replaced.by());
    } else if (outcome instanceof Outcome.Cannot cannot && cannot.reason() != null) {
      obstacles.put(index, cannot.reason());
    }
    return null;
  }

  /** Whether another thread changed the object each time that it was looked at. */
  boolean isChanging(int index) {
    return !obstacles.isEmpty() && Outcome.CHANGED.equals(new Outcome.Cannot(obstacle(index)));
  }

  /** What travels in the place of an object that was met has nothing of what that holds. */
  void drops(Object met) {
    dropping.set(meet(met));
  }

  /** Objects of which {@link #drops} said so. */
  public BitSet dropping() {
    return (BitSet) dropping.clone();
  }

  /** Nothing more will be met. */
  void settle() {
    objects.forgetNumbers();
  }

  /** An object is met first by way of the first one that refers to it, as objects are visited in the order in which they are met. */
  private void trace() {
    if (parents.length < met()) {
      int known = parents.length;
      parents = Arrays.copyOf(parents, met() + (known == 0 ? 0 : known / 2));
      Arrays.fill(parents, known, parents.length, -1);
    }
    if (traced == size()) {
      return;
    }
    if (traced == 0) {
      Arrays.fill(parents, -1);
    }
    Reader reader = reader(traced);
    while (reader.hasNext()) {
      reader.next();
      int parent = reader.number();
      reader.refs(child -> adopt(parent, child));
      if (aliases.containsKey(parent)) {
        adopt(parent, aliases.get(parent));
      }
    }
    traced = size();
  }

  private void adopt(int parent, int child) {
    if (parents[child] < 0 && child != parent && !first.get(child)) {
      parents[child] = parent;
    }
  }

  /** Says anew how objects are reached, by the nodes as they are now. */
  void retraceParents() {
    parents = new int[met()];
    Arrays.fill(parents, -1);
    traced = size();
    retraced = new int[met()];
    int[] count = {0};
    BitSet seen = new BitSet();
    for (int root : rootNames.keySet()) {
      seen.set(root);
      retraced[count[0]++] = root;
    }
    for (int next = 0; next < count[0]; next++) {
      int parent = retraced[next];
      refs(alias(parent), child -> {
        if (!seen.get(child)) {
          seen.set(child);
          parents[child] = parent;
          retraced[count[0]++] = child;
        }
      });
    }
    for (int i = seen.nextClearBit(0); i < met(); i = seen.nextClearBit(i + 1)) {
      retraced[count[0]++] = i;
    }
  }
}
