package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup.Binding;
import dev.satchel.model.Node;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Slot;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What of a document that is loaded within the load of another cannot be made before that other's objects are there:
 * static fields, with all that only they need.
 *
 * <p>Only fields count that no code names: reflection may read them, and most likely does not before the other document is
 * complete. Code that names a field reads it as soon as it runs.
 */
final class Postponed {
  private Postponed() {}

  /** Nodes that stand for objects of a document that is still being rebuilt, and are not there yet. */
  static BitSet awaited(Document document, World world) {
    BitSet awaited = new BitSet();
    NodeList nodes = NodeList.of(document.nodes());
    BitSet telling = nodes.telling();
    IntConsumer look = index -> nodes.read(index, index + 1, new PartialSink() {
      @Override
      public boolean wantsSlots() {
        return false;
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> values) {}

      @Override
      public void whole(Node node) {
        if (node instanceof Node.Known known && world.isAwaited(known.document(), known.node())) {
          awaited.set(index);
        }
      }
    });
    if (telling == null) {
      IntStream.range(0, nodes.size()).forEach(look);
    } else {
      telling.stream().forEach(look);
    }
    return awaited;
  }

  /**
   * The vertices that need an awaited node, by way of others perhaps.
   *
   * @return empty if one of them cannot wait, so that making it says what is not there
   */
  static BitSet of(Document document, Graph graph, BitSet awaited, World world) {
    BitSet late = neededBy(graph, awaited);
    for (int vertex = graph.nodes(); vertex < graph.nodes() + graph.bindings(); vertex++) {
      Binding binding = graph.binding(vertex);
      String name = binding.field().substring(binding.field().indexOf('.') + 1);
      if (late.get(vertex) && world.isNamedByCode(name, binding.descriptor())) {
        return new BitSet();
      }
    }
    for (Slot slot : document.variables().values()) {
      if (slot instanceof Slot.Ref ref && late.get(ref.node())) {
        return new BitSet();
      }
    }
    return late;
  }

  private static BitSet neededBy(Graph graph, BitSet awaited) {
    int vertices = graph.nodes() + graph.bindings();
    Backward backward = Backward.of(graph, new int[graph.size()]);
    BitSet late = (BitSet) awaited.clone();
    Deque<Integer> open = new ArrayDeque<>();
    awaited.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int vertex = open.remove();
      for (int edge = backward.from(vertex); edge < backward.to(vertex); edge++) {
        int source = backward.source(edge);
        if (source < vertices && !late.get(source)) {
          late.set(source);
          open.add(source);
        }
      }
    }
    return late;
  }
}
