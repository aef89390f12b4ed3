package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import java.util.List;

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
    int values = 0;
    int instances = 0;
    int lambdas = 0;
    for (int i = 0; i < count; i++) {
      Node node = nodes.get(i);
      isInstance[i] = Document.isInstance(node);
      isLambda[i] = node instanceof Node.Lambda;
      ordinals[i] = isLambda[i] ? lambdas++ : isInstance[i] ? instances++ : values++;
    }
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
