package dev.satchel.unpack;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From which node each object was built, by identity. The index is made when it is first asked for: most results hold
 * nothing that the caller sent.
 */
final class Origins {
  /**
   * A document whose objects are not in the index yet.
   *
   * @param left nodes that stay out of it
   */
  private record Loaded(int document, BitSet left, @Nullable Object[] objects) {}

  private static final int SMALLEST = 64;

  private final List<Loaded> waiting = new ArrayList<>();

  /** Open addressing; an object at {@code i} was built from the node at {@code i} of the other two. */
  private @Nullable Object[] objects = new Object[SMALLEST];

  private int[] documents = new int[SMALLEST];
  private int[] nodes = new int[SMALLEST];
  private int count;

  void add(int document, List<Node> nodes, @Nullable Object[] objects) {
    BitSet left = new BitSet();
    NodeList list = NodeList.of(nodes);
    BitSet telling = list.telling();
    if (telling == null) {
      list.read(0, list.size(), new Named(left, 0));
    } else {
      telling.stream().forEach(index -> list.read(index, index + 1, new Named(left, index)));
    }
    waiting.add(new Loaded(document, left, objects));
  }

  /** Finds the nodes whose objects are known already, or are found by name: constants and classes. */
  private static final class Named extends PartialSink {
    private final BitSet found;
    private int index;

    Named(BitSet found, int index) {
      this.found = found;
      this.index = index;
    }

    @Override
    public void begin(NodeLayout layout) {
      index++;
    }

    @Override
    public boolean wantsSlots() {
      return false;
    }

    @Override
    public void primitives(String type, int length, Supplier<Object> values) {
      index++;
    }

    @Override
    public void whole(Node node) {
      if (node instanceof Node.Known
          || node instanceof Node.Constant
          || node instanceof Node.TypeValue) {
        found.set(index);
      }
      index++;
    }
  }

  /** All objects, in no order. */
  Iterator<Object> objects() {
    indexAll();
    return Arrays.stream(objects)
        .<Object>mapMulti((object, action) -> {
          if (object != null) {
            action.accept(object);
          }
        })
        .iterator();
  }

  private void indexAll() {
    waiting.forEach(this::index);
    waiting.clear();
  }

  Node.@Nullable Known of(Object object) {
    indexAll();
    int at = find(object);
    return objects[at] == null ? null : new Node.Known(documents[at], nodes[at]);
  }

  void clear() {
    waiting.clear();
    objects = new Object[SMALLEST];
    count = 0;
  }

  private void index(Loaded loaded) {
    for (int i = 0; i < loaded.objects.length; i++) {
      Object object = loaded.objects[i];
      if (object != null && !loaded.left.get(i)) {
        put(object, loaded.document, i);
      }
    }
  }

  private void put(Object object, int document, int node) {
    if (count * 2 >= objects.length) {
      grow();
    }
    int at = find(object);
    if (objects[at] == null) {
      objects[at] = object;
      documents[at] = document;
      nodes[at] = node;
      count++;
    }
  }

  private int find(Object object) {
    int mask = objects.length - 1;
    int hash = System.identityHashCode(object);
    int at = (hash ^ (hash >>> 15)) & mask;
    while (objects[at] != null && objects[at] != object) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    @Nullable Object[] oldObjects = objects;
    int[] oldDocuments = documents;
    int[] oldNodes = nodes;
    int length = Math.multiplyExact(oldObjects.length, 2);
    objects = new Object[length];
    documents = Arrays.copyOf(oldDocuments, length);
    nodes = Arrays.copyOf(oldNodes, length);
    for (int i = 0; i < oldObjects.length; i++) {
      Object object = oldObjects[i];
      if (object != null) {
        int at = find(object);
        objects[at] = object;
        documents[at] = oldDocuments[i];
        nodes[at] = oldNodes[i];
      }
    }
  }
}
