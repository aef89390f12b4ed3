package dev.satchel.unpack.populate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Strongly connected components by Tarjan's algorithm with explicit stacks: depth is bounded by the heap.
 *
 * <p>A component comes after all components that its edges lead to. Time and space are linear.
 *
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan, Depth-first search and linear graph algorithms (1972)</a>
 */
final class Components {
  private final Digraph graph;
  private final IntPredicate done;
  private final Sink sink;

  /** When a vertex was found, from 1; 0 while it is not. */
  private final SparseInts found;

  /** The earliest vertex on the stack that it reaches; {@link #DONE} once its component is out. */
  private final SparseInts low;

  private final SparseInts nextEdge;
  private int[] path = new int[64];
  private int pathLength;
  private int[] open = new int[64];
  private int openLength;
  private int count;

  private static final int DONE = Integer.MAX_VALUE;

  /** Takes one component. */
  interface Sink {
    /** The members are {@code vertices[from..to-1]}, in the order in which they were found; valid during the call only. */
    void component(int[] vertices, int from, int to);
  }

  /**
   * @param done vertices to be passed over, as if they were not there
   */
  Components(Digraph graph, IntPredicate done, Sink sink) {
    this.graph = graph;
    this.done = done;
    this.sink = sink;
    this.found = new SparseInts(graph.size());
    this.low = new SparseInts(graph.size());
    this.nextEdge = new SparseInts(graph.size());
  }

  /** Gives out every component that {@code root} reaches and that is not out yet. */
  void from(int root) {
    if (found.get(root) != 0 || done.test(root)) {
      return;
    }
    enter(root);
    while (pathLength > 0) {
      int vertex = path[pathLength - 1];
      if (nextEdge.get(vertex) < graph.degree(vertex)) {
        int target = graph.target(vertex, nextEdge.getAndIncrement(vertex));
        if (found.get(target) != 0) {
          if (low.get(target) != DONE) {
            low.set(vertex, Math.min(low.get(vertex), found.get(target)));
          }
        } else if (!done.test(target)) {
          enter(target);
        }
      } else {
        leave(vertex);
      }
    }
  }

  private void enter(int vertex) {
    found.set(vertex, ++count);
    low.set(vertex, count);
    path = push(path, pathLength++, vertex);
    open = push(open, openLength++, vertex);
  }

  private void leave(int vertex) {
    pathLength--;
    if (pathLength > 0) {
      int before = path[pathLength - 1];
      low.set(before, Math.min(low.get(before), low.get(vertex)));
    }
    if (low.get(vertex) == found.get(vertex)) {
      int from = openLength - 1;
      while (open[from] != vertex) {
        from--;
      }
      for (int i = from; i < openLength; i++) {
        low.set(open[i], DONE);
      }
      int to = openLength;
      openLength = from;
      sink.component(open, from, to);
    }
  }

  private static int[] push(int[] stack, int length, int value) {
    int[] roomy = length < stack.length ? stack : Arrays.copyOf(stack, length * 2);
    roomy[length] = value;
    return roomy;
  }
}
