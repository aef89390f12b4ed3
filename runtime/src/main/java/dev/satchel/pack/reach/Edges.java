package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.List;
import java.util.function.IntConsumer;

/** The references of a node. */
final class Edges {
  private Edges() {}

  /** Tells {@code target} each node that {@code node} refers to. */
  static void of(Node node, IntConsumer target) {
    if (node instanceof Node.Instance at) {
      at.fields().forEach(field -> tell(field.value(), target));
      at.written().forEach(written -> tell(written.data(), target));
      if (at.base() != null) {
        tell(at.base(), target);
      }
    } else if (node instanceof Node.RecordInstance at) {
      at.components().forEach(component -> tell(component.value(), target));
    } else if (node instanceof Node.Lambda at) {
      at.captures().forEach(capture -> tell(capture.value(), target));
    } else if (node instanceof Node.Made at) {
      tell(at.arguments(), target);
    } else if (node instanceof Node.Array at) {
      tell(at.elements(), target);
    } else if (node instanceof Node.Value at) {
      tell(at.parts(), target);
    } else if (node instanceof Node.Proxy at) {
      tell(at.handler(), target);
    }
  }

  private static void tell(Parts parts, IntConsumer target) {
    parts.properties().values().forEach(slot -> tell(slot, target));
    if (parts.elements() != null) {
      tell(parts.elements(), target);
    }
  }

  private static void tell(List<Slot> slots, IntConsumer target) {
    slots.forEach(slot -> tell(slot, target));
  }

  private static void tell(Slot slot, IntConsumer target) {
    if (slot instanceof Slot.Ref ref) {
      target.accept(ref.node());
    }
  }
}
