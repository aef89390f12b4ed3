package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Progress;
import dev.satchel.model.Slot;
import dev.satchel.values.FieldAccess;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The heap half of the fixpoint: visits each object once, breadth first, and has it taken apart into a {@link Node}.
 *
 * <p>{@link WalkedObjects} is its own queue, so depth costs nothing. Calls no code of the user but serialization hooks.
 */
final class HeapWalk {
  private final Landing landing;
  private final WalkedObjects objects = new WalkedObjects();
  private final Slots slots = new Reaching();
  private final Dissector dissector;

  /** Fields that were left out, by object. */
  private final Map<Integer, Set<FieldAccess>> cut = new LinkedHashMap<>();

  /** Objects to be taken apart again, as other fields of them are wanted. */
  private final Deque<Integer> again = new ArrayDeque<>();

  /** Objects to be carried as if a library's object held them. */
  private final BitSet carried = new BitSet();

  private final PendingViews views = new PendingViews();
  private int visiting = -1;
  private Progress progress = Progress.NONE;
  private int wantsVersion;
  private boolean hasDropped;

  HeapWalk(Landing landing) {
    this.landing = landing;
    dissector = new Dissector(landing, slots, objects, views);
  }

  /** Arrays of primitives are copied when they are met, not when they are encoded. */
  void copyArrays() {
    dissector.copyArrays();
  }

  /** Who is told how many objects were visited. */
  void tell(Progress newProgress) {
    progress = newProgress;
  }

  /** The classes of what was found so far. */
  Set<Class<?>> types() {
    return dissector.types();
  }

  /** What was found so far. */
  WalkedObjects objects() {
    return objects;
  }

  private final class Reaching implements Slots {
    @Override
    public int meet(Object object) {
      int index = objects.meet(object);
      boolean wasCut = objects.isEnclosing(index);
      objects.hold(index);
      return noted(index, wasCut);
    }

    @Override
    public int meetInField(Object object) {
      return objects.meet(object);
    }

    @Override
    public int meetEnclosing(Object object) {
      int index = objects.meet(object);
      boolean wasCut = objects.isEnclosing(index);
      objects.enclose(index);
      return noted(index, wasCut);
    }

    private int noted(int index, boolean wasCut) {
      if (objects.isEnclosing(index) != wasCut && (index < objects.size() || index == visiting)) {
        again.add(index);
        hasDropped |= !wasCut;
      }
      return index;
    }
  }

  /**
   * The slot for a root.
   *
   * @param name what holds it, as people write it: {@code task}, {@code static Config.DEFAULTS}
   */
  Slot root(String name, @Nullable Object value) {
    return root(name, value, false);
  }

  /** The slot for the value of a static field. */
  Slot staticRoot(String name, @Nullable Object value) {
    return root(name, value, true);
  }

  private Slot root(String name, @Nullable Object value, boolean isStatic) {
    int met = objects.met();
    Slot slot = slots.of(value);
    if (slot instanceof Slot.Ref ref) {
      boolean isFirst = ref.node() == met;
      objects.nameRoot(ref.node(), name, isFirst);
      if (isFirst && isStatic) {
        objects.isStaticRoot(ref.node());
      }
    }
    return slot;
  }

  /** Takes apart what has been met and not yet visited, and again what is cut where code turned out to read more. */
  void run() {
    if (wantsVersion != landing.wantsVersion()) {
      wantsVersion = landing.wantsVersion();
      again.addAll(cut.keySet());
      objects.enclosing().stream().filter(index -> index < objects.size()).forEach(again::add);
    }
    while (objects.size() < objects.met()
        || !again.isEmpty()
        || again.addAll(views.found(objects, landing.others()))
        || again.addAll(views.alone(objects, landing.others()))) {
      if (objects.size() < objects.met()) {
        visiting = objects.size();
        Outcome outcome = takeApart(objects.next());
        objects.put(outcome);
        if ((objects.size() & Progress.STEP - 1) == 0) {
          progress.at(Progress.Stage.WALKING, objects.size(), -1);
        }
      } else {
        visiting = again.remove();
        NodeBuilder builder = new NodeBuilder();
        Outcome outcome = takeApart(builder);
        objects.replace(visiting, outcome, builder);
      }
    }
    visiting = -1;
  }

  private Outcome takeApart(NodeSink sink) {
    Outcome outcome =
        dissector.takeApart(objects.object(visiting), !objects.isEnclosing(visiting), sink);
    if (outcome == Outcome.PENDING) {
      views.add(visiting, objects.object(visiting));
      outcome = Outcome.NOT_CARRIED;
    }
    if (!cut.isEmpty()) {
      cut.remove(visiting);
    }
    if (outcome instanceof Outcome.Travels travels && !travels.leftOut().isEmpty()) {
      cut.put(visiting, travels.leftOut());
    }
    return outcome;
  }

  /**
   * Looks for objects that were met by other ways first, and that static state holds as well: those that would have travelled as
   * they are had that been known are taken apart again. To be called when every object that was met has been visited.
   *
   * @param roots what static fields hold
   * @return whether there were any
   */
  boolean findState(IntStream roots) {
    if (!objects.hasMaybeState()) {
      return false;
    }
    BitSet state = new BitSet();
    Liveness liveness = new Liveness(objects);
    roots.forEach(root -> liveness.mark(root, state));
    BitSet found = objects.findState(state);
    found.stream().forEach(again::add);
    hasDropped |= !found.isEmpty();
    return !found.isEmpty();
  }

  /**
   * Has an object that was refused taken apart again, and carried if those that objects of libraries hold are.
   *
   * @return whether that is new
   */
  boolean carry(int index) {
    if (carried.get(index)) {
      return false;
    }
    carried.set(index);
    again.add(index);
    return true;
  }

  /** See {@link #carry}. */
  boolean isCarried(int index) {
    return carried.get(index);
  }

  /** Whether every object that was met has been visited, with all fields that code reads. */
  boolean isDone() {
    return objects.size() == objects.met()
        && ((cut.isEmpty() && objects.enclosing().isEmpty())
            || wantsVersion == landing.wantsVersion());
  }

  /** The object that is taken apart now; -1 if none is. */
  int visiting() {
    return visiting;
  }

  /**
   * To be called when nothing more will be met: where an object was cut after what it held was met, says anew how objects
   * are reached.
   */
  void settle() {
    if (hasDropped) {
      objects.retraceParents();
    }
    objects.settle();
    progress.at(Progress.Stage.WALKING, objects.size(), objects.size());
  }

  /** Fields that were left out of objects, as no code was seen to read them. */
  Set<FieldReads.Key> leftOut() {
    Set<FieldReads.Key> keys = new LinkedHashSet<>();
    cut.values()
        .forEach(fields ->
            fields.forEach(field -> keys.add(new FieldReads.Key(field.owner(), field.name()))));
    return keys;
  }
}
