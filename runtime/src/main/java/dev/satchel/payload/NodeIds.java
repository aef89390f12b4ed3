package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import java.util.List;
import java.util.function.Supplier;

/**
 * The ids of a document's nodes: {@code fn_N} for lambdas, {@code obj_N} for other instances, {@code sv_N} for shared
 * values, each counted from 0 in node order.
 */
public final class NodeIds {
  private final boolean[] isInstance;
  private final boolean[] isLambda;
  private final int[] ordinals;

  private NodeIds(List<Node> nodes) {
    int count = nodes.size();
    isInstance = new boolean[count];
    isLambda = new boolean[count];
    ordinals = new int[count];
    NodeList.of(nodes).read(0, count, new PartialSink() {
      private int at;
      private int values;
      private int instances;
      private int lambdas;

      @Override
      public void begin(NodeLayout layout) {
        add(layout.isInstance(), layout.kind() == NodeLayout.Kind.LAMBDA);
      }

      @Override
      public boolean wantsSlots() {
        return false;
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> elements) {
        add(false, false);
      }

      @Override
      public void whole(Node node) {
        add(Document.isInstance(node), node instanceof Node.Lambda);
      }

      private void add(boolean instance, boolean lambda) {
        isInstance[at] = instance;
        isLambda[at] = lambda;
        ordinals[at++] = lambda ? lambdas++ : instance ? instances++ : values++;
      }
    });
  }

  public static NodeIds of(List<Node> nodes) {
    return new NodeIds(nodes);
  }

  public String id(int node) {
    return (isLambda[node] ? "fn_" : isInstance[node] ? "obj_" : "sv_") + ordinals[node];
  }

  public boolean isInstance(int node) {
    return isInstance[node];
  }
}
