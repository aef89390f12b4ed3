package dev.satchel.pack.reach;

import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKind.ElementOrder;
import dev.satchel.values.ValueKinds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes parts of a node of the live pieces of a JDK value, elements in an order that is the same in every JVM. */
final class PartsWriter {
  private final Slots slots;

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
}
