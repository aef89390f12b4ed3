package dev.satchel.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A payload's whole content, independent of its form. JSON and binary are two spellings of it.
 *
 * <p>Order is part of it: the same input gives the same document, in every JVM.
 *
 * @param producer who wrote it
 * @param loaders class loaders of the sender, in first-visit order
 * @param sources shipped classes by key, in key order
 * @param nodes the graph, in first-visit order: {@link Node.Value}s, arrays and the like (section {@code shared_values}),
 *     instances and lambdas (section {@code instances})
 * @param groups static state
 * @param variables named roots, in the order in which the user gave them
 */
public record Document(
    Producer producer,
    List<OriginLoader> loaders,
    Map<String, ClassUnit> sources,
    List<Node> nodes,
    List<NamespaceGroup> groups,
    Map<String, Slot> variables) {
  /** The format's version, {@code "satchel": 1}. */
  public static final int VERSION = 1;

  public Document {
    loaders = List.copyOf(loaders);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    nodes = nodes instanceof NodeList ? nodes : Collections.unmodifiableList(nodes);
    groups = List.copyOf(groups);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * Who wrote a document.
   *
   * @param java feature release of the sender's JVM, such as {@code 17}
   * @param satchel version of Satchel
   */
  public record Producer(String java, String satchel) {}

  /** Whether {@code node} belongs to the section {@code instances}; the others are {@code shared_values}. */
  public static boolean isInstance(Node node) {
    return node instanceof Node.Instance
        || node instanceof Node.RecordInstance
        || node instanceof Node.Constant
        || node instanceof Node.Lambda
        || node instanceof Node.Proxy
        || node instanceof Node.Resource
        || node instanceof Node.Known;
  }
}
