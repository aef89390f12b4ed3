package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final int[] start;
  private final int[] targets;

  Graph(Document document) {
    nodes = document.nodes().size();
    groups = document.groups().size();
    for (NamespaceGroup group : document.groups()) {
      bindings.addAll(group.bindings());
    }
    int vertices = Math.addExact(nodes, Math.addExact(bindings.size(), groups));
    start = new int[Math.addExact(vertices, 1)];
    Edges edges = new Edges();
    int vertex = 0;
    for (Node node : document.nodes()) {
      start[vertex++] = edges.count;
      node.forEachSlot(edges::add);
    }
    for (NamespaceGroup.Binding binding : bindings) {
      start[vertex++] = edges.count;
      edges.add(binding.value());
    }
    int binding = nodes;
    for (NamespaceGroup group : document.groups()) {
      start[vertex++] = edges.count;
      for (int i = 0; i < group.bindings().size(); i++) {
        edges.add(binding++);
      }
    }
    start[vertex] = edges.count;
    targets = edges.targets;
  }

  /** Collects edges; refuses references to nodes that are not there. */
  private final class Edges {
    int[] targets = new int[Math.max(16, nodes)];
    int count;

    void add(Slot slot) {
      if (slot instanceof Slot.Ref ref) {
        if (ref.node() < 0 || ref.node() >= nodes) {
          throw new UnpackFault("a reference leads to node " + ref.node() + "; there are " + nodes);
        }
        add(ref.node());
      }
    }

    void add(int target) {
      if (count == targets.length) {
        targets = Arrays.copyOf(targets, Math.addExact(count, count >> 1));
      }
      targets[count++] = target;
    }
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
    return start[vertex + 1] - start[vertex];
  }

  @Override
  public int target(int vertex, int k) {
    return targets[start[vertex] + k];
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
