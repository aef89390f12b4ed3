package dev.satchel.pack;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.pack.reach.WalkedObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings nodes from first-visit order into the order of a document, shared values before instances, and their references
 * with them.
 */
final class NodeOrder {
  private final int[] target;
  private final List<Node> ordered = new ArrayList<>();
  private final Object[] live;
  private final WalkedObjects objects;

  /**
   * @param isLive which of the objects the document is to have
   */
  NodeOrder(WalkedObjects objects, IntPredicate isLive) {
    this.objects = objects;
    int count = objects.size();
    target = new int[count];
    int next = 0;
    for (boolean isInstance : new boolean[] {false, true}) {
      for (int i = 0; i < count; i++) {
        Node at = nodeOf(i, isLive);
        if (at != null && Document.isInstance(at) == isInstance) {
          target[i] = next++;
        }
      }
    }
    Node[] moved = new Node[next];
    live = new Object[next];
    for (int i = 0; i < count; i++) {
      Node at = nodeOf(i, isLive);
      if (at != null) {
        moved[target[i]] = move(at);
        live[target[i]] = objects.object(i);
      }
    }
    for (int i = 0; i < count; i++) {
      int standIn = objects.alias(i);
      if (standIn != i && nodeOf(standIn, isLive) != null) {
        live[target[standIn]] = objects.object(i);
      }
    }
    ordered.addAll(List.of(moved));
  }

  /** Null if the object is not to travel, or another stands for it. */
  private @Nullable Node nodeOf(int index, IntPredicate isLive) {
    return objects.alias(index) == index && isLive.test(index) ? objects.node(index) : null;
  }

  /** Nodes in document order. */
  List<Node> nodes() {
    return ordered;
  }

  /** The live object behind each node. */
  Object[] live() {
    return live;
  }

  Slot move(Slot slot) {
    return slot instanceof Slot.Ref ref ? new Slot.Ref(target[objects.alias(ref.node())]) : slot;
  }

  private List<Slot> move(List<Slot> slots) {
    List<Slot> moved = new ArrayList<>(slots.size());
    for (Slot slot : slots) {
      moved.add(move(slot));
    }
    return moved;
  }

  private List<Node.FieldValue> moveFields(List<Node.FieldValue> fields) {
    List<Node.FieldValue> moved = new ArrayList<>(fields.size());
    for (Node.FieldValue field : fields) {
      moved.add(new Node.FieldValue(field.owner(), field.name(), move(field.value())));
    }
    return moved;
  }

  private Parts move(Parts parts) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    parts.properties().forEach((name, slot) -> properties.put(name, move(slot)));
    return new Parts(
        properties, parts.elements() == null ? null : move(parts.elements()), parts.paired());
  }

  private Node move(Node node) {
    if (node instanceof Node.Instance at) {
      List<Node.Written> written = new ArrayList<>();
      at.written().forEach(w -> written.add(new Node.Written(w.owner(), move(w.data()))));
      Parts base = at.base() == null ? null : move(at.base());
      return new Node.Instance(at.type(), moveFields(at.fields()), base, written, at.resolves());
    }
    if (node instanceof Node.RecordInstance at) {
      return new Node.RecordInstance(at.type(), moveFields(at.components()), at.resolves());
    }
    if (node instanceof Node.Lambda at) {
      List<Node.Capture> captures = new ArrayList<>();
      at.captures().forEach(c -> captures.add(new Node.Capture(c.name(), move(c.value()))));
      return new Node.Lambda(at.host(), at.place(), at.interfaceType(), captures);
    }
    if (node instanceof Node.Made at) {
      return new Node.Made(at.owner(), at.method(), at.descriptor(), move(at.arguments()));
    }
    if (node instanceof Node.Array at) {
      return new Node.Array(at.type(), move(at.elements()));
    }
    if (node instanceof Node.Value at) {
      return new Node.Value(at.type(), move(at.parts()));
    }
    if (node instanceof Node.Proxy at) {
      return new Node.Proxy(at.interfaces(), move(at.handler()));
    }
    return node;
  }
}
