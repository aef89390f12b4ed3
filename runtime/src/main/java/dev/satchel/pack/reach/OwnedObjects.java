package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.CompilerNames;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Tells which objects are part of other objects' or of static state: fields of users' objects and static fields hold them,
 * themselves or by way of collections, arrays and lambdas. What any other closure captured is not state of this kind.
 */
final class OwnedObjects {
  private final WalkedObjects objects;
  private final BitSet owned = new BitSet();
  private final Deque<Integer> containers = new ArrayDeque<>();

  OwnedObjects(WalkedObjects objects, List<ReachedStatic> statics) {
    this.objects = objects;
    statics.forEach(field -> own(field.value()));
    for (int i = 0; i < objects.size(); i++) {
      Node node = objects.node(i);
      if (node instanceof Node.Instance instance) {
        ownFields(instance.fields());
        if (instance.base() != null) {
          instance.base().forEachSlot(this::own);
        }
      } else if (node instanceof Node.RecordInstance record) {
        ownFields(record.components());
      }
    }
    while (!containers.isEmpty()) {
      Node node = objects.node(containers.remove());
      if (node != null) {
        node.forEachSlot(this::own);
      }
    }
  }

  boolean contains(int object) {
    return owned.get(object);
  }

  private void ownFields(List<Node.FieldValue> fields) {
    for (Node.FieldValue field : fields) {
      if (!CompilerNames.isCapture(field.name())) {
        own(field.value());
      }
    }
  }

  private void own(Slot slot) {
    if (slot instanceof Slot.Ref ref && !owned.get(ref.node())) {
      owned.set(ref.node());
      Node node = objects.node(ref.node());
      if (node instanceof Node.Array || node instanceof Node.Value || node instanceof Node.Lambda) {
        containers.add(ref.node());
      }
    }
  }
}
