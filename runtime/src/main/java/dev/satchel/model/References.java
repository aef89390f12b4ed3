package dev.satchel.model;

import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What is known of the references of all nodes of a list, and where they stand in nodes with layouts. */
public final class References {
  private final BitSet holders = new BitSet();
  private boolean lead = true;
  private boolean pointForward = true;
  private final Set<NodeLayout> fromNames = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<NodeLayout> fromKeys = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * The nodes that have none.
   *
   * @param size of the list
   */
  public BitSet leaves(int size) {
    BitSet leaves = new BitSet(size);
    leaves.set(0, size);
    leaves.andNot(holders);
    return leaves;
  }

  /** Whether a node has one. */
  public boolean areIn(int node) {
    return holders.get(node);
  }

  /** Whether each leads to a node of the list. */
  public boolean lead() {
    return lead;
  }

  /** Whether each leads to a node behind the one that holds it. */
  public boolean pointForward() {
    return pointForward;
  }

  /** Whether a node of this very layout, of a value or a record, has one as the slot of a name. */
  public boolean areInNames(NodeLayout layout) {
    return fromNames.contains(layout);
  }

  /** Whether a node of this very layout has one among its elements, or among the keys of its entries. */
  public boolean areInKeys(NodeLayout layout) {
    return fromKeys.contains(layout);
  }

  /** A node has one, or some. */
  public void areHeldBy(int node) {
    holders.set(node);
  }

  /**
   * A node that {@link #areHeldBy} was told of has this one.
   *
   * @param size of the list
   */
  public void add(int node, int target, int size) {
    lead &= target >= 0 && target < size;
    pointForward &= target > node;
  }

  /** One is the slot of a name. */
  public void isInName(NodeLayout layout) {
    fromNames.add(layout);
  }

  /** One is an element, or a key. */
  public void isInKey(NodeLayout layout) {
    fromKeys.add(layout);
  }
}
