package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.List;
import java.util.function.Consumer;

/** The slots of a node, in a fixed order: properties before fields before
 * elements before what hooks wrote. */
final class Slots {
  private Slots() {}

  static void each(Node node, Consumer<Slot> action) {
    if (node instanceof Node.Instance instance) {
      Parts base = instance.base();
      if (base != null) {
        base.properties().values().forEach(action);
      }
      for (Node.FieldValue field : instance.fields()) {
        action.accept(field.value());
      }
      if (base != null && base.elements() != null) {
        each(base.elements(), action);
      }
      for (Node.Written written : instance.written()) {
        written.data().forEach(action);
      }
    } else if (node instanceof Node.Array array) {
      each(array.elements(), action);
    } else if (node instanceof Node.Value value) {
      each(value.parts(), action);
    } else if (node instanceof Node.RecordInstance instance) {
      for (Node.FieldValue component : instance.components()) {
        action.accept(component.value());
      }
    } else if (node instanceof Node.Lambda lambda) {
      for (Node.Capture capture : lambda.captures()) {
        action.accept(capture.value());
      }
    } else if (node instanceof Node.Made made) {
      made.arguments().forEach(action);
    } else if (node instanceof Node.Proxy proxy) {
      action.accept(proxy.handler());
    }
  }

  private static void each(Parts parts, Consumer<Slot> action) {
    parts.properties().values().forEach(action);
    if (parts.elements() != null) {
      each(parts.elements(), action);
    }
  }

  private static void each(List<Slot> slots, Consumer<Slot> action) {
    for (Slot slot : slots) {
      action.accept(slot);
    }
  }

  /** How many of {@code parts}'s properties are references. */
  static int references(Parts parts) {
    int count = 0;
    for (Slot slot : parts.properties().values()) {
      if (slot instanceof Slot.Ref) {
        count++;
      }
    }
    return count;
  }
}
