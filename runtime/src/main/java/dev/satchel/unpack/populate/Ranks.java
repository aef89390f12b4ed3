package dev.satchel.unpack.populate;

import java.util.PriorityQueue;

/** Numbers vertices so that, from the one found first, what is led to comes before what leads to it. */
final class Ranks {
  private final int[] rank;
  private final int[] ofRank;

  /** In depth-first postorder, with an explicit stack. */
  Ranks(Digraph edges) {
    int size = edges.size();
    rank = new int[size];
    ofRank = new int[size];
    int[] path = new int[size];
    int[] nextEdge = new int[size];
    boolean[] seen = new boolean[size];
    int count = 0;
    for (int root = 0; root < size; root++) {
      if (seen[root]) {
        continue;
      }
      int length = 0;
      path[length++] = root;
      seen[root] = true;
      while (length > 0) {
        int i = path[length - 1];
        if (nextEdge[i] < edges.degree(i)) {
          int target = edges.target(i, nextEdge[i]++);
          if (!seen[target]) {
            seen[target] = true;
            path[length++] = target;
          }
        } else {
          length--;
          rank[i] = count;
          ofRank[count++] = i;
        }
      }
    }
  }

  /** Vertices that wait, lowest rank first. */
  final class Queue {
    private final PriorityQueue<Integer> waiting = new PriorityQueue<>();

    void add(int vertex) {
      waiting.add(rank[vertex]);
    }

    /** Takes the vertex of lowest rank; -1 if none waits. */
    int poll() {
      Integer next = waiting.poll();
      return next == null ? -1 : ofRank[next];
    }
  }
}
