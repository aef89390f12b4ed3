package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.values.FieldAccess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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

  private int visiting = -1;
  private int wantsVersion;
  private boolean hasDropped;

  HeapWalk(Landing landing) {
    this.landing = landing;
    dissector = new Dissector(landing, slots);
  }

  /** What was found so far. */
  WalkedObjects objects() {
    return objects;
  }

  private final class Reaching implements Slots {
    @Override
    public Slot of(@Nullable Object value) {
      return note(value, true);
    }

    @Override
    public Slot ofField(@Nullable Object value) {
      return slot(value);
    }

    @Override
    public Slot ofEnclosing(@Nullable Object value) {
      return note(value, false);
    }

    private Slot note(@Nullable Object value, boolean isHeld) {
      Slot slot = slot(value);
      if (slot instanceof Slot.Ref ref) {
        boolean wasCut = objects.isEnclosing(ref.node());
        if (isHeld) {
          objects.hold(ref.node());
        } else {
          objects.enclose(ref.node());
        }
        if (objects.isEnclosing(ref.node()) != wasCut && ref.node() < objects.size()) {
          again.add(ref.node());
          hasDropped |= !wasCut;
        }
      }
      return slot;
    }
  }

  private Slot slot(@Nullable Object value) {
    if (value == null) {
      return Slot.NULL;
    }
    return Slot.isScalar(value)
        ? new Slot.Scalar(value)
        : new Slot.Ref(objects.meet(value, visiting));
  }

  /**
   * The slot for a root.
   *
   * @param name what holds it, as people write it: {@code task}, {@code static Config.DEFAULTS}
   */
  Slot root(String name, @Nullable Object value) {
    Slot slot = slots.of(value);
    if (slot instanceof Slot.Ref ref) {
      objects.nameRoot(ref.node(), name);
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
    while (objects.size() < objects.met() || !again.isEmpty()) {
      visiting = objects.size() < objects.met() ? objects.visitNext() : again.remove();
      Outcome outcome =
          dissector.takeApart(objects.object(visiting), !objects.isEnclosing(visiting));
      objects.put(visiting, outcome);
      cut.remove(visiting);
      if (outcome instanceof Outcome.Travels travels && !travels.leftOut().isEmpty()) {
        cut.put(visiting, travels.leftOut());
      }
    }
    visiting = -1;
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
