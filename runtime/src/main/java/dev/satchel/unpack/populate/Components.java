package dev.satchel.unpack.populate;

import java.util.Arrays;

/**
 * Strongly connected components by Tarjan's algorithm with explicit stacks: depth is bounded by the heap.
 *
 * <p>A component comes after all components that its edges lead to. Time and space are linear.
 *
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan, Depth-first search and linear graph algorithms (1972)</a>
 */
final class Components {
  private final Digraph graph;
  private final Sink sink;

  /** When a vertex was found, from 1; 0 while it is not. */
  private final int[] found;

  /** The earliest vertex on the stack that it reaches; {@link #DONE} once its component is out. */
  private final int[] low;

  private final int[] nextEdge;
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

  Components(Digraph graph, Sink sink) {
    this.graph = graph;
    this.sink = sink;
    this.found = new int[graph.size()];
    this.low = new int[graph.size()];
    this.nextEdge = new int[graph.size()];
  }

  /** Gives out every component that {@code root} reaches and that is not out yet. */
  void from(int root) {
    if (found[root] != 0) {
      return;
    }
    enter(root);
    while (pathLength > 0) {
      int vertex = path[pathLength - 1];
      if (nextEdge[vertex] < graph.degree(vertex)) {
        int target = graph.target(vertex, nextEdge[vertex]++);
        if (found[target] == 0) {
          enter(target);
        } else if (low[target] != DONE) {
          low[vertex] = Math.min(low[vertex], found[target]);
        }
      } else {
        leave(vertex);
      }
    }
  }

  private void enter(int vertex) {
    found[vertex] = ++count;
    low[vertex] = count;
    path = push(path, pathLength++, vertex);
    open = push(open, openLength++, vertex);
  }

  private void leave(int vertex) {
    pathLength--;
    if (pathLength > 0) {
      int before = path[pathLength - 1];
      low[before] = Math.min(low[before], low[vertex]);
    }
    if (low[vertex] == found[vertex]) {
      int from = openLength - 1;
      while (open[from] != vertex) {
        from--;
      }
      for (int i = from; i < openLength; i++) {
        low[open[i]] = DONE;
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
