package dev.satchel.unpack.populate;

/** The part of a graph between some of its vertices; vertex {@code i} stands for the {@code i}-th of them. */
final class Part implements Digraph {
  private final int[] from;
  private final int[] to;

  private Part(int[] from, int[] to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies the edges between {@code members}, in their order.
   *
   * @param localOf index of each vertex in {@code members}; negative for the others
   */
  static Part of(Digraph graph, int[] members, int[] localOf) {
    int[] from = new int[members.length + 1];
    int edges = 0;
    for (int i = 0; i < members.length; i++) {
      from[i] = edges;
      for (int k = 0; k < graph.degree(members[i]); k++) {
        edges += localOf[graph.target(members[i], k)] >= 0 ? 1 : 0;
      }
    }
    from[members.length] = edges;
    int[] to = new int[edges];
    int next = 0;
    for (int member : members) {
      for (int k = 0; k < graph.degree(member); k++) {
        int local = localOf[graph.target(member, k)];
        if (local >= 0) {
          to[next++] = local;
        }
      }
    }
    return new Part(from, to);
  }

  @Override
  public int size() {
    return from.length - 1;
  }

  @Override
  public int degree(int vertex) {
    return from[vertex + 1] - from[vertex];
  }

  @Override
  public int target(int vertex, int k) {
    return to[from[vertex] + k];
  }
}
