package dev.satchel.pack;

import dev.satchel.model.NodeList;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Slot;
import dev.satchel.pack.reach.Ranks;
import dev.satchel.pack.reach.WalkedObjects;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings nodes from first-visit order into the order of a document, shared values before instances, and their references
 * with them. Nothing is copied: nodes are moved whenever they are read.
 */
final class NodeOrder extends NodeList {
  private final WalkedObjects objects;
  private final Ranks values;
  private final Ranks instances;
  private final boolean hasAliases;

  /**
   * @param isLive which of the objects the document is to have
   */
  NodeOrder(WalkedObjects objects, IntPredicate isLive) {
    this.objects = objects;
    hasAliases = objects.hasAliases();
    values = new Ranks(objects.size());
    instances = new Ranks(objects.size());
    for (int i = 0; i < objects.size(); i++) {
      if (objects.travels(i) && isLive.test(i)) {
        (objects.isInstance(i) ? instances : values).add(i);
      }
    }
    values.count();
    instances.count();
  }

  @Override
  public int size() {
    return values.size() + instances.size();
  }

  @Override
  public boolean givesNewArrays() {
    return false;
  }

  @Override
  public int shared() {
    return values.size();
  }

  @Override
  public void read(int from, int to, NodeSink sink) {
    NodeSink moving = new MovedNodes(sink, this::moved);
    int shared = values.size();
    read(values, from, Math.min(to, shared), moving);
    read(instances, Math.max(from, shared) - shared, to - shared, moving);
  }

  @Override
  public @Nullable BitSet telling() {
    BitSet walked = objects.telling();
    if (walked == null) {
      return null;
    }
    BitSet nodes = new BitSet();
    for (int i = walked.nextSetBit(0); i >= 0; i = walked.nextSetBit(i + 1)) {
      if (!values.contains(i) && !instances.contains(i)) {
        return null; // another one that travels may have its layout
      }
      nodes.set(moved(i));
    }
    return nodes;
  }

  private void read(Ranks ranks, int from, int to, NodeSink moving) {
    if (from >= to) {
      return;
    }
    int at = ranks.get(from);
    WalkedObjects.Reader reader = objects.reader(at);
    for (int left = to - from; left > 0; left--) {
      while (reader.number() < at) {
        reader.next();
      }
      reader.give(moving);
      at = left > 1 ? ranks.next(at + 1) : at;
    }
  }

  /** The place of an object's node in the document. */
  private int moved(int object) {
    int at = hasAliases ? objects.alias(object) : object;
    return instances.contains(at) ? values.size() + instances.below(at) : values.below(at);
  }

  /** The live object behind each node. */
  Object[] live() {
    Object[] live = new Object[size()];
    for (int i = 0; i < objects.size(); i++) {
      if (values.contains(i) || instances.contains(i)) {
        live[moved(i)] = objects.object(i);
      }
    }
    for (int i = 0; i < objects.size(); i++) {
      int standIn = objects.alias(i);
      if (standIn != i && (values.contains(standIn) || instances.contains(standIn))) {
        live[moved(standIn)] = objects.object(i);
      }
    }
    return live;
  }

  Slot move(Slot slot) {
    return slot instanceof Slot.Ref ref ? new Slot.Ref(moved(ref.node())) : slot;
  }
}
