package dev.satchel.pack;

import dev.satchel.model.Node;
import dev.satchel.pack.reach.ReachState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sender's memory of one namespace: what the receiver has of it.
 *
 * <p>Holds what was sent strongly, as the receiver may send it back. Thread-safe.
 */
public final class Sent {
  private final List<Object[]> documents = new ArrayList<>();
  private final IdentityHashMap<Object, Node.Known> known = new IdentityHashMap<>();

  /** How many documents are in {@link #known}, which is filled when first asked: most namespaces get one document. */
  private int indexed;

  private final Map<String, String> hashes = new HashMap<>();
  private final Map<Class<?>, ShippedClasses.Extent> extents = new HashMap<>();
  private final boolean isSession;
  private @Nullable ReachState reach;

  /**
   * For a new namespace.
   *
   * @param isSession whether it gets more than one document
   */
  public Sent(boolean isSession) {
    this.isSession = isSession;
  }

  boolean isSession() {
    return isSession;
  }

  /** How many documents the receiver has got. */
  public synchronized int documents() {
    return documents.size();
  }

  /** The object that travelled as that node; null if there is no such node. */
  public synchronized @Nullable Object object(int document, int node) {
    if (document < 0 || document >= documents.size()) {
      return null;
    }
    Object[] nodes = documents.get(document);
    return node < 0 || node >= nodes.length ? null : nodes[node];
  }

  /** Our own class behind a key of {@code sources}; null if none travelled under it. */
  public synchronized @Nullable Class<?> type(String key) {
    return reach == null ? null : reach.type(key);
  }

  /** Our own class loader behind an id of the documents; null if none has it. */
  public synchronized @Nullable ClassLoader loader(String id) {
    return reach == null ? null : reach.loader(id);
  }

  synchronized Node.@Nullable Known known(Object object) {
    for (; indexed < documents.size(); indexed++) {
      Object[] nodes = documents.get(indexed);
      for (int i = 0; i < nodes.length; i++) {
        known.putIfAbsent(nodes[i], new Node.Known(indexed, i));
      }
    }
    return known.get(object);
  }

  /** What earlier documents reached; null before the first. */
  synchronized @Nullable ReachState reach() {
    return reach;
  }

  /** The hash of what the receiver has of a class; null if it has none. */
  synchronized @Nullable String hash(String key) {
    return hashes.get(key);
  }

  /** How much the receiver has of each class. */
  synchronized Map<Class<?>, ShippedClasses.Extent> extents() {
    return Map.copyOf(extents);
  }

  /**
   * Notes a document.
   *
   * @param nodes live objects by node
   * @param classHashes of the classes in it
   * @param classExtents of the classes in it, and of others that were looked at
   */
  synchronized void add(
      ReachState reach,
      Object[] nodes,
      Map<String, String> classHashes,
      Map<Class<?>, ShippedClasses.Extent> classExtents) {
    documents.add(nodes);
    hashes.putAll(classHashes);
    extents.putAll(classExtents);
    this.reach = reach;
  }
}
