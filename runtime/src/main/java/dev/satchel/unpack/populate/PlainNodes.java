package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.References;
import dev.satchel.problem.UnpackFault;
import dev.satchel.unpack.populate.PlainMaker.Task;
import dev.satchel.values.ValueKind.Phase;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells which nodes can be made in the order in which they stand, so that nobody has to find out who needs whom: most
 * objects of most graphs.
 *
 * <p>Leaves, which refer to nothing, come first; other objects are made without what they hold. Then, from the last to the
 * first, come those that need what they refer to complete, as records with own constructors do, and all that is in them: each
 * refers only to leaves and to nodes behind it. With them come records that only store what they refer to, which needs to be
 * there. Then all others are filled. Where every reference points forward, all are made and filled at once, from the last. The rest (lambdas, what has hooks, what may read static state
 * that this document binds, and whatever refers to them) comes after.
 */
final class PlainNodes {
  /** More than so many times the nodes are not read to find all that refers to the rest. */
  private static final int MOST_PASSES = 4;

  private enum Needs {
    NOTHING,
    /** What it refers to is to be there. */
    THERE,
    /** What it refers to is to be complete. */
    COMPLETE,
    REST
  }

  private final BitSet nodes;
  private final BitSet leaves;

  /** Those that cannot be made without what they refer to. */
  private final BitSet built;

  /** They, and what is to be complete before. */
  private final BitSet inside;

  private PlainNodes(BitSet nodes, BitSet leaves, BitSet built, BitSet inside) {
    this.nodes = nodes;
    this.leaves = leaves;
    this.built = built;
    this.inside = inside;
  }

  /** Those that need no other order; the rest needs one. */
  BitSet nodes() {
    return nodes;
  }

  /** Whether all of them can be made at once, from the last to the first. */
  boolean areLastFirst() {
    return built.cardinality() == nodes.cardinality();
  }

  /** Those to be made first, from the first to the last; those of them that are leaves are filled, too. */
  BitSet first() {
    BitSet first = (BitSet) nodes.clone();
    first.andNot(built);
    first.or(leaves);
    return first;
  }

  /** Those to be completed then, from the last to the first. */
  BitSet inside() {
    return inside;
  }

  /** Those to be filled in the end. */
  BitSet last() {
    BitSet last = (BitSet) nodes.clone();
    last.andNot(inside);
    last.andNot(leaves);
    return last;
  }

  /** What is to be done with one of {@link #first}. */
  Task atFirst(int node) {
    return leaves.get(node) ? Task.BOTH : Task.MAKE;
  }

  /** What is to be done with one of {@link #inside}. */
  Task fromLast(int node) {
    return built.get(node) ? Task.BOTH : Task.FILL;
  }

  /**
   * Looks at all nodes.
   *
   * @param stores whether a record of the class is made by storing what it refers to, and nothing else
   * @param isFree whether nothing runs that may read static state of the document when an object of the class is made
   * @param bindsState whether the document has static state
   */
  static PlainNodes of(
      NodeList nodes,
      Instances instances,
      Values values,
      Predicate<String> stores,
      Predicate<String> isFree,
      boolean bindsState) {
    Scan first = new Scan(instances, values, stores, isFree, bindsState, nodes);
    PlainNodes known = first.known(nodes);
    if (known != null) {
      return known;
    }
    Scan scan = new Scan(instances, values, stores, isFree, bindsState, nodes);
    nodes.read(0, nodes.size(), scan);
    return new Sorting(nodes, scan).sort();
  }

  private static BitSet all(int size) {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  /** Finds out what belongs to the rest, and what is inside of something that is needed complete. */
  private static final class Sorting {
    private final NodeList list;
    private final BitSet rest;
    private final BitSet leaves;
    private final BitSet complete;
    private final BitSet there;

    Sorting(NodeList list, Scan scan) {
      this.list = list;
      rest = scan.rest;
      leaves = scan.leaves;
      complete = scan.complete;
      there = scan.there;
    }

    PlainNodes sort() {
      grow();
      BitSet inside = inside();
      if (inside == null) {
        rest.or(complete);
        grow();
        inside = inside();
      }
      if (inside == null) {
        rest.or(there);
        grow();
        inside = new BitSet();
      }
      BitSet nodes = all(list.size());
      nodes.andNot(rest);
      leaves.and(nodes);
      BitSet built = (BitSet) complete.clone();
      built.or(there);
      inside.or(there);
      return new PlainNodes(nodes, leaves, built, inside);
    }

    /** Adds to the rest what refers to it; all, if that takes too long. */
    private void grow() {
      spread();
      complete.andNot(rest);
      there.andNot(rest);
    }

    private void spread() {
      int size = list.size();
      for (int pass = 0; !rest.isEmpty() && rest.cardinality() < size; pass++) {
        if (pass == MOST_PASSES) {
          rest.set(0, size);
          return;
        }
        int before = rest.cardinality();
        list.readBackward(0, size, new Referring(size - 1, -1) {
          @Override
          public void ref(int target) {
            if (rest.get(target)) {
              rest.set(node());
            }
          }
        });
        if (rest.cardinality() == before) {
          return;
        }
      }
    }

    /** What is needed complete, and all that is in it; null if something comes too late if all are made from the last. */
    private @Nullable BitSet inside() {
      BitSet inside = (BitSet) complete.clone();
      if (inside.isEmpty() && there.isEmpty()) {
        return inside;
      }
      boolean[] isLate = {false};
      list.read(0, list.size(), new Referring(0, 1) {
        @Override
        public boolean wantsSlots() {
          return inside.get(node()) || there.get(node());
        }

        @Override
        public void ref(int target) {
          if (inside.get(node()) && !leaves.get(target)) {
            inside.set(target);
            isLate[0] |= target <= node();
          } else if (there.get(node())) {
            isLate[0] |= target <= node() && (there.get(target) || complete.get(target));
          }
        }
      });
      return isLate[0] ? null : inside;
    }
  }

  private static final class Scan extends PartialSink {
    private final Instances instances;
    private final Values values;
    private final Predicate<String> stores;
    private final Predicate<String> isFree;
    private final boolean bindsState;
    private final int size;
    private final IdentityHashMap<NodeLayout, Needs> known = new IdentityHashMap<>();
    private final BitSet rest = new BitSet();
    private final BitSet complete = new BitSet();
    private final BitSet there = new BitSet();
    private final BitSet leaves = new BitSet();
    private int node;
    private boolean hasRefs;

    /** What is known of all references; null if nothing is, and each is looked at. */
    private final @Nullable References references;

    private Needs needs = Needs.NOTHING;
    private boolean isValue;
    private boolean isHashed;
    private boolean isPaired;

    /** Slots so far; negative before the elements. */
    private int element;

    Scan(
        Instances instances,
        Values values,
        Predicate<String> stores,
        Predicate<String> isFree,
        boolean bindsState,
        NodeList nodes) {
      size = nodes.size();
      references = nodes.telling() == null ? null : nodes.references();
      this.instances = instances;
      this.values = values;
      this.stores = stores;
      this.isFree = isFree;
      this.bindsState = bindsState;
    }

    @Override
    public void begin(NodeLayout layout) {
      needs = known.computeIfAbsent(layout, this::needs);
      hasRefs = references != null && references.areIn(node);
      isValue = layout.kind() == NodeLayout.Kind.VALUE;
      if (isValue && needs == Needs.NOTHING) {
        isHashed = values.kind(layout.type()).phase() == Phase.HASHED;
        isPaired = layout.elements() == NodeLayout.Elements.ENTRIES;
        element = -1 - layout.names().size();
      }
    }

    /** Only whether a container hashes a reference, or needs one to be made, is not known without them. */
    @Override
    public boolean wantsSlots() {
      return references == null || (isValue && needs == Needs.NOTHING && hasRefs);
    }

    /** How to make all nodes, if those that tell enough say so; else null. */
    @Nullable
    PlainNodes known(NodeList nodes) {
      BitSet telling = nodes.telling();
      if (telling == null || references == null) {
        return null;
      }
      for (int i = telling.nextSetBit(0); i >= 0; i = telling.nextSetBit(i + 1)) {
        node = i;
        nodes.read(i, i + 1, this);
        if (!rest.isEmpty()) {
          return null;
        }
      }
      BitSet all = all(size);
      boolean isAsked =
          known.entrySet().stream().anyMatch(of -> asks(of.getKey(), of.getValue(), references));
      boolean isStored = known.entrySet().stream()
          .anyMatch(of -> of.getValue() == Needs.THERE && references.areInNames(of.getKey()));
      if (references.pointForward() && !(isAsked && bindsState)) {
        return new PlainNodes(all, new BitSet(), all, all);
      }
      return isAsked || isStored
          ? null
          : new PlainNodes(all, references.leaves(size), new BitSet(), new BitSet());
    }

    /** Whether some node of a layout, of which an empty one needs that much, needs what it refers to complete. */
    private boolean asks(NodeLayout of, Needs ofEmpty, References references) {
      if (of.kind() == NodeLayout.Kind.RECORD) {
        return ofEmpty == Needs.COMPLETE && references.areInNames(of);
      } else if (of.kind() != NodeLayout.Kind.VALUE) {
        return ofEmpty == Needs.COMPLETE;
      } else if (references.areInNames(of)) {
        return true;
      }
      boolean isBuilt = ofEmpty == Needs.COMPLETE;
      return (isBuilt && of.elements() == NodeLayout.Elements.ENTRIES)
          || (references.areInKeys(of)
              && (isBuilt || values.kind(of.type()).phase() == Phase.HASHED));
    }

    /** Of a node with that layout, if it refers to none. */
    private Needs needs(NodeLayout layout) {
      try {
        return switch (layout.kind()) {
          case ARRAY -> Needs.NOTHING;
          case LAMBDA -> Needs.REST;
          case INSTANCE ->
            layout.resolves() || instances.plan(layout) == null || !isFree.test(layout.type())
                ? Needs.REST
                : Needs.NOTHING;
          case RECORD -> record(layout);
          case VALUE ->
            switch (values.kind(layout.type()).phase()) {
              case FILLED, HASHED -> Needs.NOTHING;
              case BUILT, BUILT_HASHED -> complete();
            };
        };
      } catch (RuntimeException | LinkageError e) {
        return Needs.REST; // will be said where it is made
      }
    }

    private Needs record(NodeLayout layout) {
      if (layout.resolves()) {
        return Needs.REST;
      }
      return isFree.test(layout.type()) && stores.test(layout.type()) ? Needs.THERE : complete();
    }

    /** Code of the user may run, which must find the document's static state. */
    private Needs complete() {
      return bindsState ? Needs.REST : Needs.COMPLETE;
    }

    @Override
    public boolean block(byte[] bytes, int from) {
      return true; // values, whose slots are counted, have none
    }

    @Override
    public void elements(int count) {
      element = 0;
    }

    @Override
    protected void slot() {
      element++;
    }

    @Override
    public void ref(int target) {
      if (target < 0 || target >= size) {
        throw new UnpackFault("a reference leads to node " + target + "; there are " + size);
      }
      hasRefs = true;
      if (isValue && needs == Needs.NOTHING) {
        boolean isAsked = isHashed && (!isPaired || element % 2 == 0);
        if (element < 0 || isAsked) {
          needs = complete();
        }
      }
      element++;
    }

    @Override
    public void end() {
      add(needs, !hasRefs);
    }

    @Override
    public void primitives(String type, int length, Supplier<Object> array) {
      add(Needs.NOTHING, true);
    }

    @Override
    public void whole(Node whole) {
      boolean isLeaf = whole instanceof Node.TypeValue
          || whole instanceof Node.Known
          || whole instanceof Node.PrimitiveArray
          || (whole instanceof Node.Constant && !bindsState);
      add(isLeaf ? Needs.NOTHING : Needs.REST, isLeaf);
    }

    private void add(Needs of, boolean isLeaf) {
      if (of == Needs.REST) {
        rest.set(node);
      } else if (isLeaf) {
        leaves.set(node);
      } else if (of == Needs.COMPLETE) {
        complete.set(node);
      } else if (of == Needs.THERE) {
        there.set(node);
      }
      node++;
    }
  }

  /** Looks at what nodes refer to, one after the other. */
  private abstract static class Referring extends PartialSink {
    private final int step;
    private int node;

    Referring(int first, int step) {
      this.step = step;
      node = first;
    }

    /** The node at hand. */
    int node() {
      return node;
    }

    @Override
    public boolean block(byte[] bytes, int from) {
      return true;
    }

    @Override
    public void end() {
      node += step;
    }

    @Override
    public void whole(Node whole) {
      whole.forEachSlot(this::slot);
      node += step;
    }

    @Override
    public void primitives(String type, int length, Supplier<Object> array) {
      node += step;
    }
  }
}
