package dev.satchel.unpack.populate;

/** The edges of a graph by the vertices that they lead to: who needs whom, and whether for being made. */
final class Backward {
  static final Backward NONE = new Backward(0);

  /** By vertex, and one more: where its edges begin in {@link #sources}. */
  private final int[] start;

  /** Each edge's source, doubled, and one more if the source needs the target for being made. */
  private int[] sources = {};

  private Backward(int size) {
    start = new int[size + 1];
  }

  /**
   * Turns {@code edges} round.
   *
   * @param toMake of each vertex how many of its edges, from the first, it needs for being made
   */
  static Backward of(Digraph edges, int[] toMake) {
    int size = edges.size();
    Backward backward = new Backward(size);
    int[] start = backward.start;
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < edges.degree(i); k++) {
        start[edges.target(i, k) + 1]++;
      }
    }
    int[] next = new int[size];
    for (int i = 0; i < size; i++) {
      start[i + 1] += start[i];
      next[i] = start[i];
    }
    backward.sources = new int[start[size]];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < edges.degree(i); k++) {
        backward.sources[next[edges.target(i, k)]++] = (i << 1) | (k < toMake[i] ? 1 : 0);
      }
    }
    return backward;
  }

  /** The first edge that leads to {@code target}. */
  int from(int target) {
    return start[target];
  }

  /** After the last edge that leads to {@code target}. */
  int to(int target) {
    return start[target + 1];
  }

  int source(int edge) {
    return sources[edge] >>> 1;
  }

  boolean isForMaking(int edge) {
    return (sources[edge] & 1) != 0;
  }
}
