package dev.satchel.pack.reach;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Walks over the objects that were met: which ones some roots hold, and whether one of those cannot travel. */
final class Liveness {
  private final WalkedObjects objects;
  private final BitSet clean = new BitSet();
  private final BitSet asked = new BitSet();

  /** What those refer to that were come to more than once, as everything that leads to an obstacle may be. */
  private final Map<Integer, int[]> known = new HashMap<>();

  Liveness(WalkedObjects objects) {
    this.objects = objects;
  }

  /** The first object, breadth first from {@code root}, that cannot travel; -1 if all can. */
  int firstObstacle(int root) {
    if (objects.isWithoutGaps()) {
      return -1;
    }
    BitSet seen = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.add(root);
    seen.set(root);
    while (!waiting.isEmpty()) {
      int at = objects.alias(waiting.poll());
      if (!objects.travels(at)) {
        return at;
      }
      for (int node : refs(at)) {
        if (!seen.get(node) && !clean.get(node)) {
          seen.set(node);
          waiting.add(node);
        }
      }
    }
    clean.or(seen);
    return -1;
  }

  private int[] refs(int index) {
    int[] refs = known.get(index);
    if (refs == null) {
      IntStream.Builder found = IntStream.builder();
      objects.refs(index, found);
      refs = found.build().toArray();
      if (asked.get(index)) {
        known.put(index, refs);
      }
      asked.set(index);
    }
    return refs;
  }

  /** Adds to {@code live} everything that {@code root} holds. */
  void mark(int root, BitSet live) {
    Deque<Integer> waiting = new ArrayDeque<>();
    add(root, live, waiting);
    while (!waiting.isEmpty()) {
      int at = waiting.poll();
      if (objects.alias(at) != at) {
        add(objects.alias(at), live, waiting);
      } else {
        objects.refs(at, node -> add(node, live, waiting));
      }
    }
  }

  private static void add(int index, BitSet live, Deque<Integer> waiting) {
    if (!live.get(index)) {
      live.set(index);
      waiting.add(index);
    }
  }
}
