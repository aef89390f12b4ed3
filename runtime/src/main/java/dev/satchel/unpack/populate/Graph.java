package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a document's nodes and static bindings need of one another, as plain arrays.
 *
 * <p>Vertices: the nodes, then the bindings of all groups in order, then the groups. Edges lead from what refers to what
 * is referred to, in the order of {@link Node#forEachSlot}; from a group to its bindings. {@link #withWishes} adds an edge from each
 * node whose making runs user code to the groups that this code may read: those cycles that only wishes close do not
 * count.
 */
final class Graph implements Digraph {
  private static final int[] NONE = {};

  private final int nodes;
  private final List<NamespaceGroup.Binding> bindings = new ArrayList<>();
  private final int groups;
  /** By vertex: where its edges begin, and how many there are. */
  private final SparseInts start;

  private final SparseInts degrees;
  private final int[] targets;

  /**
   * @param done nodes whose edges nobody asks for
   */
  Graph(Document document, BitSet done) {
    nodes = document.nodes().size();
    groups = document.groups().size();
    for (NamespaceGroup group : document.groups()) {
      bindings.addAll(group.bindings());
    }
    int vertices = Math.addExact(nodes, Math.addExact(bindings.size(), groups));
    start = new SparseInts(vertices);
    degrees = new SparseInts(vertices);
    Edges edges = new Edges(done);
    if (done.cardinality() < nodes) {
      NodeList.of(document.nodes()).read(0, nodes, edges);
    }
    int vertex = nodes;
    for (NamespaceGroup.Binding binding : bindings) {
      edges.from(vertex++);
      edges.add(binding.value());
    }
    int binding = nodes;
    for (NamespaceGroup group : document.groups()) {
      edges.from(vertex++);
      for (int i = 0; i < group.bindings().size(); i++) {
        edges.add(binding++);
      }
    }
    targets = edges.targets;
  }

  /** Collects edges; refuses references to nodes that are not there. */
  private final class Edges extends PartialSink {
    int[] targets = new int[64];
    private int count;
    private final BitSet done;
    private int node;

    /** Where edges come from; negative if they are not wanted. */
    private int from;

    Edges(BitSet done) {
      this.done = done;
    }

    void from(int vertex) {
      from = vertex;
      start.set(vertex, count);
    }

    private void nextNode() {
      if (done.get(node)) {
        from = -1;
      } else {
        from(node);
      }
      node++;
    }

    @Override
    public void begin(NodeLayout layout) {
      nextNode();
    }

    @Override
    public boolean block(byte[] bytes, int from) {
      return true;
    }

    @Override
    public void primitives(String type, int length, Supplier<Object> values) {
      nextNode();
    }

    @Override
    public void whole(Node whole) {
      nextNode();
      whole.forEachSlot(this::add);
    }

    @Override
    public void ref(int target) {
      if (target < 0 || target >= nodes) {
        throw new UnpackFault("a reference leads to node " + target + "; there are " + nodes);
      }
      add(target);
    }

    void add(Slot slot) {
      if (slot instanceof Slot.Ref ref) {
        ref(ref.node());
      }
    }

    void add(int target) {
      if (from < 0) {
        return;
      }
      degrees.getAndIncrement(from);
      if (count == targets.length) {
        targets = Arrays.copyOf(targets, Math.addExact(count, count >> 1));
      }
      targets[count++] = target;
    }
  }

  /** One of a document's nodes without any edge between them. */
  static Graph ofNothing(Document document) {
    BitSet all = new BitSet();
    all.set(0, document.nodes().size());
    return new Graph(document, all);
  }

  int nodes() {
    return nodes;
  }

  boolean isNode(int vertex) {
    return vertex < nodes;
  }

  boolean isBinding(int vertex) {
    return vertex >= nodes && vertex < nodes + bindings.size();
  }

  NamespaceGroup.Binding binding(int vertex) {
    return bindings.get(vertex - nodes);
  }

  int bindings() {
    return bindings.size();
  }

  /** The vertex of the {@code index}-th group. */
  int group(int index) {
    return nodes + bindings.size() + index;
  }

  @Override
  public int size() {
    return nodes + bindings.size() + groups;
  }

  @Override
  public int degree(int vertex) {
    return degrees.get(vertex);
  }

  @Override
  public int target(int vertex, int k) {
    return targets[start.get(vertex) + k];
  }

  /** This graph and the wishes. */
  Digraph withWishes(Wishes wishes) {
    return new Digraph() {
      @Override
      public int size() {
        return Graph.this.size();
      }

      @Override
      public int degree(int vertex) {
        return Graph.this.degree(vertex) + wished(vertex).length;
      }

      @Override
      public int target(int vertex, int k) {
        int needs = Graph.this.degree(vertex);
        return k < needs ? Graph.this.target(vertex, k) : wished(vertex)[k - needs];
      }

      private int[] wished(int vertex) {
        return vertex < nodes ? wishes.of(vertex) : NONE;
      }
    };
  }

  /** Which groups should be bound before a node is made. */
  interface Wishes {
    /** Vertices of groups; never changed, mostly empty. */
    int[] of(int node);
  }
}
