package dev.satchel.model;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of a document that need not be there as objects: {@link #read} gives them out slot by slot, {@link #get} makes one
 * for whoever wants one, each time anew.
 */
public abstract class NodeList extends AbstractList<Node> implements RandomAccess {
  /** Gives {@code sink} the nodes {@code from..to-1} in order. */
  public abstract void read(int from, int to, NodeSink sink);

  /** Whether the arrays of primitives that it gives are made for whoever gets them. */
  public abstract boolean givesNewArrays();

  /**
   * Nodes that are enough to judge all of them: those without layout, and for each layout at least one node that has it.
   * What others have is sound then: their references lead to nodes of this list. Null if that is not known, and all nodes
   * have to be looked at.
   */
  public @Nullable BitSet telling() {
    return null;
  }

  /** What is known of the references of its nodes; null if nothing is. */
  public @Nullable References references() {
    return null;
  }

  /** Gives {@code sink} the nodes {@code to-1..from} in this order. */
  public void readBackward(int from, int to, NodeSink sink) {
    for (int i = to - 1; i >= from; i--) {
      read(i, i + 1, sink);
    }
  }

  @Override
  public Node get(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    NodeBuilder builder = new NodeBuilder();
    read(index, index + 1, builder);
    return builder.node();
  }

  /** As {@link #get}, for one who asks for many, most of them in order. Not thread-safe. */
  public IntFunction<Node> oneByOne() {
    return this::get;
  }

  /** {@code nodes} itself if it is such a list; else a view of it that hands out whole nodes. */
  public static NodeList of(List<Node> nodes) {
    return nodes instanceof NodeList list ? list : new Whole(nodes);
  }

  private static final class Whole extends NodeList {
    private final List<Node> nodes;

    Whole(List<Node> nodes) {
      this.nodes = nodes;
    }

    @Override
    public int size() {
      return nodes.size();
    }

    @Override
    public Node get(int index) {
      return nodes.get(index);
    }

    @Override
    public boolean givesNewArrays() {
      return false;
    }

    @Override
    public void read(int from, int to, NodeSink sink) {
      for (int i = from; i < to; i++) {
        sink.whole(nodes.get(i));
      }
    }
  }
}
