package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.NodeList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Nodes one by one. Of a {@link NodeList}, which makes them anew each time, keeps some thousands of those that were asked for, the last one
 * whatever its size and others if they are small, so that nodes that need one another are not made for each question about them.
 */
final class RecentNodes {
  /** A power of two. */
  private static final int KEPT = 1 << 13;

  private static final int SMALL = 64;

  private final IntFunction<Node> nodes;

  /** Whether asking costs something. */
  private final boolean areMade;

  /** Each at its index, less a multiple of {@link #KEPT}. */
  private @Nullable Node @Nullable [] kept;

  private int[] indices = {};
  private @Nullable Node last;
  private int lastIndex = -1;

  RecentNodes(List<Node> nodes) {
    areMade = nodes instanceof NodeList;
    this.nodes = NodeList.of(nodes).oneByOne();
  }

  Node get(int index) {
    if (!areMade) {
      return nodes.apply(index);
    }
    Node known = last;
    if (index == lastIndex && known != null) {
      return known;
    }
    Node node = find(index);
    last = node;
    lastIndex = index;
    return node;
  }

  /** The last node, an array of primitives, was put to use: whoever asks again gets another one. */
  void forgetLast() {
    last = null;
  }

  private Node find(int index) {
    @Nullable Node[] all = kept;
    if (all == null) {
      all = new Node[KEPT];
      kept = all;
      indices = new int[KEPT];
    }
    int place = index & (KEPT - 1);
    Node known = all[place];
    if (known != null && indices[place] == index) {
      return known;
    }
    Node node = nodes.apply(index);
    if (isSmall(node)) {
      all[place] = node;
      indices[place] = index;
    }
    return node;
  }

  private static boolean isSmall(Node node) {
    int[] slots = {0};
    node.forEachSlot(slot -> slots[0]++);
    return slots[0] <= SMALL && !(node instanceof Node.PrimitiveArray);
  }
}
