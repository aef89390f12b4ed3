package dev.satchel.pack;

import dev.satchel.model.NodeList;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Slot;
import dev.satchel.pack.reach.Ranks;
import dev.satchel.pack.reach.WalkedObjects;
import dev.satchel.payload.Encoded;
import dev.satchel.payload.EncodedNodes;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a document among those of a walk, in the order in which that met them: some do not travel, or stand for
 * others. Nothing is copied: references are changed whenever nodes are read.
 */
final class NodeOrder extends NodeList implements Encoded {
  private final WalkedObjects objects;
  private final Ranks travelling;
  private final boolean hasAliases;

  /**
   * @param isLive which of the objects the document is to have
   */
  NodeOrder(WalkedObjects objects, IntPredicate isLive) {
    this.objects = objects;
    hasAliases = objects.hasAliases();
    travelling = new Ranks(objects.size());
    for (int i = 0; i < objects.size(); i++) {
      if (objects.travels(i) && isLive.test(i)) {
        travelling.add(i);
      }
    }
    travelling.count();
  }

  @Override
  public int size() {
    return travelling.size();
  }

  @Override
  public boolean givesNewArrays() {
    return false;
  }

  @Override
  public void read(int from, int to, NodeSink sink) {
    if (from >= to) {
      return;
    }
    NodeSink moving = new MovedNodes(sink, this::moved);
    int at = travelling.get(from);
    WalkedObjects.Reader reader = objects.reader(at);
    for (int left = to - from; left > 0; left--) {
      while (reader.number() < at) {
        reader.next();
      }
      reader.give(moving);
      at = left > 1 ? travelling.next(at + 1) : at;
    }
  }

  @Override
  public @Nullable BitSet telling() {
    BitSet walked = objects.telling();
    BitSet nodes = new BitSet();
    for (int i = walked.nextSetBit(0); i >= 0; i = walked.nextSetBit(i + 1)) {
      if (!travelling.contains(i)) {
        return null; // another one that travels may have its layout
      }
      nodes.set(moved(i));
    }
    return nodes;
  }

  @Override
  public @Nullable EncodedNodes encoded() {
    return size() == objects.size() ? objects.encoded() : null;
  }

  /** The place of an object's node in the document. */
  private int moved(int object) {
    return travelling.below(hasAliases ? objects.alias(object) : object);
  }

  /** The live object behind each node. */
  Object[] live() {
    Object[] live = new Object[size()];
    for (int i = 0; i < objects.size(); i++) {
      if (travelling.contains(i)) {
        live[moved(i)] = objects.object(i);
      }
    }
    for (int i = 0; i < objects.size(); i++) {
      int standIn = objects.alias(i);
      if (standIn != i && travelling.contains(standIn)) {
        live[moved(standIn)] = objects.object(i);
      }
    }
    return live;
  }

  Slot move(Slot slot) {
    return slot instanceof Slot.Ref ref ? new Slot.Ref(moved(ref.node())) : slot;
  }
}
