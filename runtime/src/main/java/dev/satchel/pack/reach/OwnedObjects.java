package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.CompilerNames;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Tells which objects are part of other objects' or of static state: fields of users' objects hold them, themselves or by way
 * of collections and arrays, or they belong to what static fields hold, be it by way of lambdas. What any other closure captured
 * is not state of this kind, also if an object holds that closure.
 */
final class OwnedObjects {
  private final WalkedObjects objects;
  private final BitSet owned = new BitSet();

  /** Those that are owned, and whose parts are to be. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private boolean isStatic = true;

  OwnedObjects(WalkedObjects objects, List<ReachedStatic> statics) {
    this.objects = objects;
    statics.forEach(field -> own(field.value()));
    ownParts();
    isStatic = false;
    for (int i = 0; i < objects.size(); i++) {
      Node node = objects.node(i);
      if (node instanceof Node.Instance || node instanceof Node.RecordInstance) {
        ownParts(node);
      }
    }
    ownParts();
  }

  boolean contains(int object) {
    return owned.get(object);
  }

  private void ownParts() {
    while (!open.isEmpty()) {
      Node node = objects.node(open.remove());
      if (node != null && (isStatic || node instanceof Node.Array || node instanceof Node.Value)) {
        ownParts(node);
      }
    }
  }

  private void ownParts(Node node) {
    if (node instanceof Node.Instance instance) {
      ownFields(instance.fields());
      if (instance.base() != null) {
        instance.base().forEachSlot(this::own);
      }
    } else if (node instanceof Node.RecordInstance record) {
      ownFields(record.components());
    } else {
      node.forEachSlot(this::own);
    }
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
      open.add(ref.node());
    }
  }
}
