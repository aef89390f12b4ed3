package bench.graphs;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A link of a list that has no class of its own: the depth of the graph is the length of the list. */
final class Node implements Serializable {
  private static final long serialVersionUID = 1;

  private final int value;
  private final @Nullable Node next;

  private Node(int value, @Nullable Node next) {
    this.value = value;
    this.next = next;
  }

  /** The first of {@code count} links. */
  static Node list(int count) {
    Node first = new Node(count - 1, null);
    for (int i = count - 2; i >= 0; i--) {
      first = new Node(i, first);
    }
    return first;
  }

  @Override
  public String toString() {
    return "Node " + value + (next == null ? ", the last" : "");
  }
}
