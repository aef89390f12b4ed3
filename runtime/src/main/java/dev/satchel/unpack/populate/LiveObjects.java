package dev.satchel.unpack.populate;

import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.Pieces;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a document as far as they are made, and what slots hold in terms of them.
 *
 * <p>A slot gives out an object once that {@link #exists}, which may be later than it is made.
 */
final class LiveObjects {
  private final Labels labels;
  private final @Nullable Object[] objects;
  private final BitSet exists;
  private final Scalars scalars = new Scalars();

  /**
   * @param nodes number of nodes
   * @param vertices number of nodes and of what else can exist
   */
  LiveObjects(Labels labels, int nodes, int vertices) {
    this.labels = labels;
    this.objects = new Object[nodes];
    this.exists = new BitSet(vertices);
  }

  /** By node; complete when all nodes are. */
  @Nullable
  Object[] all() {
    return objects;
  }

  /** The object that was made for a node. */
  Object get(int node) {
    return Objects.requireNonNull(objects[node]);
  }

  void set(int node, @Nullable Object object) {
    objects[node] = object;
  }

  /** Whether others may refer to it. */
  boolean exists(int vertex) {
    return exists.get(vertex);
  }

  /** From now on others may refer to it. */
  void show(int vertex) {
    exists.set(vertex);
  }

  /** What the slot holds; what it refers to must exist. */
  @Nullable
  Object value(Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      return object(ref.node());
    }
    return slot instanceof Slot.Scalar scalar ? scalars.one(scalar.value()) : null;
  }

  /** The object of a node; it must exist. */
  @Nullable
  Object object(int node) {
    if (!exists.get(node)) {
      throw new UnpackFault("needs " + labels.of(node) + ", which needs it in turn");
    }
    return objects[node];
  }

  /** The one object that stands for all scalars that equal {@code scalar}. */
  Object scalar(Object scalar) {
    return scalars.one(scalar);
  }

  /** What each slot holds, in order. */
  @Nullable
  Object[] values(List<Slot> slots) {
    @Nullable Object[] values = new Object[slots.size()];
    int next = 0;
    for (Slot slot : slots) {
      values[next++] = value(slot);
    }
    return values;
  }

  /** Live parts; without elements, those need not exist. */
  Pieces pieces(Parts parts, boolean withElements) {
    List<Slot> slots = parts.elements();
    @Nullable Object @Nullable [] elements = withElements && slots != null ? values(slots) : null;
    if (parts.properties().isEmpty()) {
      return new Pieces(Map.of(), elements, parts.paired());
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    parts.properties().forEach((name, slot) -> properties.put(name, value(slot)));
    return new Pieces(properties, elements, parts.paired());
  }

  /** As {@link #pieces}, without elements and without those properties whose values do not exist yet. */
  Pieces existingProperties(Parts parts) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    parts.properties().forEach((name, slot) -> {
      if (isThere(slot)) {
        properties.put(name, value(slot));
      }
    });
    return new Pieces(properties, null, parts.paired());
  }

  /** Whether what the slot refers to, if it refers to something, exists. */
  boolean isThere(Slot slot) {
    return !(slot instanceof Slot.Ref ref) || exists.get(ref.node());
  }

  /**
   * Whether the slot is to be put in now.
   *
   * @param leftOut what was left out when this was done before; null if it was not
   */
  boolean isDue(Slot slot, @Nullable LeftOut leftOut) {
    if (slot instanceof Slot.Ref ref) {
      return exists.get(ref.node()) && (leftOut == null || leftOut.targets().contains(ref.node()));
    }
    return leftOut == null;
  }
}
