package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.ValueKind.Phase;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells which nodes can be made in the order in which they stand, so that nobody has to find out who needs whom: most
 * objects of most graphs.
 *
 * <p>{@link Order#ANY}: all of them are made first and filled then; nothing asks a half-filled one for anything. {@link
 * Order#LAST_FIRST}: each refers only to nodes behind it, so from the last to the first each finds what it needs complete.
 * The rest (lambdas, what has hooks, what may read static state that this document binds) is not referred to by any of
 * them and can come after.
 */
final class PlainNodes {
  /** In which order they can be made. */
  enum Order {
    ANY,
    LAST_FIRST,
    /** They cannot: all nodes are the rest. */
    NONE
  }

  private enum Needs {
    NOTHING,
    /** What it refers to is to be complete. */
    COMPLETE,
    REST
  }

  private final BitSet nodes = new BitSet();
  private final Order order;

  private PlainNodes(BitSet rest, int size, Order order) {
    this.order = order;
    if (order != Order.NONE) {
      nodes.set(0, size);
      nodes.andNot(rest);
    }
  }

  /** Those that need no other order; the rest needs one. */
  BitSet nodes() {
    return nodes;
  }

  Order order() {
    return order;
  }

  /**
   * Looks at all nodes.
   *
   * @param isFree whether nothing runs that may read static state of the document when an object of the class is made
   * @param bindsState whether the document has static state
   */
  static PlainNodes of(
      NodeList nodes,
      Instances instances,
      Values values,
      Predicate<String> isFree,
      boolean bindsState) {
    Scan scan = new Scan(instances, values, isFree, bindsState, nodes.size());
    nodes.read(0, nodes.size(), scan);
    BitSet rest = scan.rest;
    if (!scan.isBackward && !refersTo(nodes, rest)) {
      return new PlainNodes(
          rest, nodes.size(), scan.complete.isEmpty() ? Order.ANY : Order.LAST_FIRST);
    }
    BitSet more = (BitSet) rest.clone();
    more.or(scan.complete);
    Order order = refersTo(nodes, more) ? Order.NONE : Order.ANY;
    return new PlainNodes(more, nodes.size(), order);
  }

  /** Whether one that is not in {@code rest} refers to one that is. */
  private static boolean refersTo(NodeList nodes, BitSet rest) {
    if (rest.isEmpty()) {
      return false;
    }
    boolean[] found = {rest.cardinality() == nodes.size()};
    nodes.read(0, found[0] ? 0 : nodes.size(), new PartialSink() {
      private int node;

      @Override
      public void ref(int target) {
        found[0] |= rest.get(target) && !rest.get(node);
      }

      @Override
      public void end() {
        node++;
      }

      @Override
      public void whole(Node whole) {
        node++;
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> array) {
        node++;
      }
    });
    return found[0];
  }

  private static final class Scan extends PartialSink {
    private final Instances instances;
    private final Values values;
    private final Predicate<String> isFree;
    private final boolean bindsState;
    private final int size;
    private final IdentityHashMap<NodeLayout, Needs> known = new IdentityHashMap<>();
    private final BitSet rest = new BitSet();
    private final BitSet complete = new BitSet();
    private boolean isBackward;
    private int node;

    private Needs needs = Needs.NOTHING;
    private boolean isValue;
    private boolean isHashed;
    private boolean isPaired;

    /** Slots so far; negative before the elements. */
    private int element;

    Scan(
        Instances instances,
        Values values,
        Predicate<String> isFree,
        boolean bindsState,
        int size) {
      this.size = size;
      this.instances = instances;
      this.values = values;
      this.isFree = isFree;
      this.bindsState = bindsState;
    }

    @Override
    public void begin(NodeLayout layout) {
      needs = known.computeIfAbsent(layout, this::needs);
      isValue = layout.kind() == NodeLayout.Kind.VALUE;
      if (isValue && needs == Needs.NOTHING) {
        isHashed = values.kind(layout.type()).phase() == Phase.HASHED;
        isPaired = layout.elements() == NodeLayout.Elements.ENTRIES;
        element = -1 - layout.names().size();
      }
    }

    /** Of a node with that layout, if it refers to none. */
    private Needs needs(NodeLayout layout) {
      try {
        return switch (layout.kind()) {
          case ARRAY -> Needs.NOTHING;
          case INSTANCE ->
            layout.resolves() || instances.plan(layout) == null || !isFree.test(layout.type())
                ? Needs.REST
                : Needs.NOTHING;
          case RECORD -> layout.resolves() || bindsState ? Needs.REST : Needs.COMPLETE;
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

    /** Code of the user may run, which must find the document's static state. */
    private Needs complete() {
      return bindsState ? Needs.REST : Needs.COMPLETE;
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
      isBackward |= target <= node && needs != Needs.REST;
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
      add(needs);
    }

    @Override
    public void primitives(String type, int length, Supplier<Object> array) {
      add(Needs.NOTHING);
    }

    @Override
    public void whole(Node whole) {
      boolean isLeaf = whole instanceof Node.TypeValue
          || whole instanceof Node.Known
          || whole instanceof Node.PrimitiveArray
          || (whole instanceof Node.Constant && !bindsState);
      add(isLeaf ? Needs.NOTHING : Needs.REST);
    }

    private void add(Needs of) {
      if (of == Needs.REST) {
        rest.set(node);
      } else if (of == Needs.COMPLETE) {
        complete.set(node);
      }
      node++;
    }
  }
}
