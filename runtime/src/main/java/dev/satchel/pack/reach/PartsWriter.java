package dev.satchel.pack.reach;

import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeLayout.Elements;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKind.ElementOrder;
import dev.satchel.values.ValueKinds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes parts of a node of the live pieces of a JDK value, elements in an order that is the same in every JVM. */
final class PartsWriter {
  private static final @Nullable Object[] NONE = {};

  private final Slots slots;

  /** By type name, the layout of the last value. */
  private final Map<String, NodeLayout> layouts = new HashMap<>();

  PartsWriter(Slots slots) {
    this.slots = slots;
  }

  /**
   * @param type the JDK class that the pieces are of
   */
  Parts of(Class<?> type, Pieces pieces) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    pieces.properties().forEach((name, value) -> properties.put(name, slots.of(value)));
    @Nullable Object[] elements = pieces.elements();
    if (elements == null) {
      return new Parts(properties, null, false);
    }
    ValueKind kind = ValueKinds.of(type);
    @Nullable
    Object[] ordered = CanonicalOrder.of(
        kind == null ? ElementOrder.MEANT : kind.order(), elements, pieces.paired());
    return new Parts(properties, slots.all(ordered), pieces.paired());
  }

  /**
   * Gives a value as a whole.
   *
   * @param typeName under which it travels
   * @param order of its kind
   */
  void give(String typeName, ElementOrder order, Pieces pieces, NodeSink sink) {
    @Nullable Object[] elements = pieces.elements();
    @Nullable
    Object[] ordered =
        elements == null ? NONE : CanonicalOrder.of(order, elements, pieces.paired());
    sink.begin(layout(typeName, pieces));
    for (Object property : pieces.properties().values()) {
      slots.give(property, sink);
    }
    if (elements != null) {
      sink.elements(ordered.length);
      for (Object element : ordered) {
        slots.give(element, sink);
      }
    }
    sink.end();
  }

  private NodeLayout layout(String typeName, Pieces pieces) {
    Elements elements = pieces.elements() == null
        ? Elements.NONE
        : pieces.paired() ? Elements.ENTRIES : Elements.ELEMENTS;
    NodeLayout last = layouts.get(typeName);
    if (last != null && last.elements() == elements && hasNames(last, pieces)) {
      return last;
    }
    NodeLayout layout =
        NodeLayout.value(typeName, List.copyOf(pieces.properties().keySet()), elements);
    layouts.put(typeName, layout);
    return layout;
  }

  private static boolean hasNames(NodeLayout layout, Pieces pieces) {
    List<String> names = layout.names();
    if (names.size() != pieces.properties().size()) {
      return false;
    }
    int next = 0;
    for (String name : pieces.properties().keySet()) {
      if (!name.equals(names.get(next++))) {
        return false;
      }
    }
    return true;
  }
}
