package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.References;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the nodes that {@link BinaryNodes} writes. */
final class BinaryNodeReader {
  /**
   * A shape that was met.
   *
   * @param layout of its nodes; null if they have none
   */
  private record Known(Shape shape, @Nullable NodeLayout layout) {}

  /** Not even arrays of primitives are made. */
  private static final NodeSink NOWHERE = new PartialSink() {
    @Override
    public void primitives(String type, int length, Supplier<Object> values) {}
  };

  private final BinarySource source;
  private final BinarySlotReader slots;
  private final List<Known> shapes;

  /** The shape of the node that was read last. */
  private @Nullable Known last;

  private int lastNumber;

  /** How many of the shapes were met; of those that are known if nodes are read again. */
  private int met;

  BinaryNodeReader(BinarySource source, BinarySlotReader slots) {
    this(source, slots, new ArrayList<>(), 0);
  }

  private BinaryNodeReader(
      BinarySource source, BinarySlotReader slots, List<Known> shapes, int met) {
    this.source = source;
    this.slots = slots;
    this.shapes = shapes;
    this.met = met;
  }

  /** A reader of what this one has read, once more, from the place that {@code again} has before it. */
  BinaryNodeReader again(BinarySource again, int stringsBefore, int shapesBefore) {
    return new BinaryNodeReader(again, slots.again(again, stringsBefore), shapes, shapesBefore);
  }

  /** Goes back to a place, or on to it, where that is known to be of what came before it. */
  void goTo(int position, int stringsBefore, int shapesBefore) {
    source.goTo(position);
    slots.goTo(stringsBefore);
    met = shapesBefore;
  }

  /** How many strings there were so far. */
  int strings() {
    return slots.known();
  }

  /** How many shapes there were so far. */
  int shapes() {
    return met;
  }

  int position() {
    return source.position();
  }

  /**
   * Reads a node that was read before and gives it to {@code sink}.
   *
   * @param length its bytes, if there is neither a new string nor a new shape among them; 0 if that is not known
   */
  void node(int index, int length, NodeSink sink) {
    int end = length == 0 ? 0 : source.position() + length;
    Known known = known();
    NodeLayout layout = known.layout;
    if (layout != null) {
      slots(layout, index, end, sink);
    } else if (known.shape.kind() == Shape.Kind.PRIMITIVES) {
      source.elements(known.shape.head().get(0), sink);
    } else {
      sink.whole(values(known.shape, index));
    }
  }

  /**
   * Reads a node, which must be well-formed, and passes it over.
   *
   * @param references are told of those of a node with a layout
   * @param size how many nodes there are
   * @return whether it has a layout
   */
  boolean pass(int index, References references, int size) {
    Known known = known();
    NodeLayout layout = known.layout;
    if (layout != null) {
      pass(layout, index, references, size);
      return true;
    }
    Node node = pass(known, index);
    if (node != null) {
      node.forEachSlot(slot -> {
        if (slot instanceof Slot.Ref ref) {
          references.areHeldBy(index);
          references.add(index, ref.node(), size);
        }
      });
    }
    return false;
  }

  /** Of a node without layout; null if it has no slots either. */
  private @Nullable Node pass(Known known, int index) {
    if (known.shape.kind() == Shape.Kind.PRIMITIVES) {
      source.elements(known.shape.head().get(0), NOWHERE);
      return null;
    }
    return values(known.shape, index);
  }

  /** Passes over a node that was read before; {@code length} as in {@link #node}. */
  void skip(int index, int length) {
    if (length > 0) {
      source.goTo(source.position() + length);
      return;
    }
    Known known = known();
    NodeLayout layout = known.layout;
    if (layout == null) {
      pass(known, index);
      return;
    }
    PrimitiveBlock block = layout.block();
    if (!block.isEmpty()) {
      source.pass(block);
    }
    slots.skip(layout.names().size() - block.count());
    if (layout.elements() != NodeLayout.Elements.NONE) {
      slots.skip(elements(layout));
    }
  }

  private Known known() {
    int number = source.small("the number of a shape");
    if (number > met) {
      throw source.malformed("shape " + number + " of " + met);
    }
    if (number == 0) {
      newShape();
    }
    Known known = last;
    if (number != lastNumber || known == null) {
      lastNumber = number == 0 ? met : number;
      known = shapes.get(lastNumber - 1);
      last = known;
    }
    return known;
  }

  /** One that is read again is passed over. */
  private void newShape() {
    int header = source.small("the header of a shape");
    Shape shape = Shape.of(
        header,
        slots.strings("strings"),
        slots.strings("names"),
        slots.strings("properties"),
        slots.strings("hooks"));
    if (shape == null) {
      throw source.malformed("a shape that no node has");
    }
    if (met == shapes.size()) {
      shapes.add(new Known(shape, layout(shape)));
    }
    met++;
  }

  private @Nullable NodeLayout layout(Shape shape) {
    Set<String> properties = new HashSet<>();
    for (String name : shape.properties()) {
      if (!properties.add(name)) {
        throw source.malformed("property '" + name + "' is there twice");
      }
    }
    List<String> names = shape.names();
    return switch (shape.kind()) {
      case INSTANCE -> {
        if (shape.elements() != Shape.Elements.NO_PARTS || !shape.hooks().isEmpty()) {
          yield null;
        }
        List<String> owners = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i += 2) {
          owners.add(names.get(i));
          fields.add(names.get(i + 1));
        }
        yield NodeLayout.instance(
            shape.head().get(0), block(shape), owners, fields, shape.resolves());
      }
      case RECORD -> NodeLayout.record(shape.head().get(0), block(shape), names, shape.resolves());
      case LAMBDA ->
        NodeLayout.lambda(
            new NodeLayout.Site(shape.head().get(0), shape.head().get(1)),
            shape.head().get(2),
            names);
      case ARRAY -> NodeLayout.array(shape.head().get(0));
      case VALUE ->
        NodeLayout.value(
            shape.head().get(0),
            shape.properties(),
            switch (shape.elements()) {
              case ELEMENTS -> NodeLayout.Elements.ELEMENTS;
              case ENTRIES -> NodeLayout.Elements.ENTRIES;
              default -> NodeLayout.Elements.NONE;
            });
      default -> null;
    };
  }

  private static PrimitiveBlock block(Shape shape) {
    return PrimitiveBlock.of(shape.head().get(1));
  }

  /**
   * @param end where the node ends; 0 if that is not known
   */
  private void slots(NodeLayout layout, int index, int end, NodeSink sink) {
    sink.begin(layout);
    boolean hasElements = layout.elements() != NodeLayout.Elements.NONE;
    if (!hasElements && end > 0 && !sink.wantsSlots()) {
      source.goTo(end);
    } else if (layout.block().isEmpty()) {
      slots(layout.names().size(), index, sink);
    } else {
      names(layout, index, sink);
    }
    if (hasElements) {
      int count = elements(layout);
      sink.elements(count);
      if (end > 0 && !sink.wantsSlots()) {
        source.goTo(end);
      } else {
        slots(count, index, sink);
      }
    }
    sink.end();
  }

  private void names(NodeLayout layout, int index, NodeSink sink) {
    PrimitiveBlock block = layout.block();
    int names = layout.names().size();
    source.pass(block);
    int end = source.position();
    if (!sink.wantsSlots() || source.give(block, end, sink)) {
      slots(names - block.count(), index, sink);
      return;
    }
    for (int i = 0; i < names; i++) {
      if (block.has(i)) {
        source.give(block, end, i, sink);
      } else {
        slots.slot(index, sink);
      }
    }
  }

  private void slots(int count, int index, NodeSink sink) {
    if (sink.wantsSlots()) {
      for (int i = count; i > 0; i--) {
        slots.slot(index, sink);
      }
    } else {
      slots.skip(count);
    }
  }

  private int elements(NodeLayout layout) {
    return layout.elements() == NodeLayout.Elements.ENTRIES
        ? 2 * source.count("entries", 2)
        : source.count("elements", 1);
  }

  private void pass(NodeLayout layout, int index, References references, int size) {
    boolean isInName = false;
    PrimitiveBlock block = layout.block();
    if (!block.isEmpty()) {
      source.pass(block);
    }
    for (int i = layout.names().size() - block.count(); i > 0; i--) {
      isInName |= passSlot(index, references, size);
    }
    boolean holdsSome = isInName;
    boolean isInKey = false;
    if (layout.elements() != NodeLayout.Elements.NONE) {
      int count = elements(layout);
      int step = layout.elements() == NodeLayout.Elements.ENTRIES ? 2 : 1;
      for (int i = 0; i < count; i++) {
        boolean isReference = passSlot(index, references, size);
        holdsSome |= isReference;
        isInKey |= isReference && i % step == 0;
      }
    }
    if (holdsSome) {
      references.areHeldBy(index);
    }
    boolean matters =
        layout.kind() == NodeLayout.Kind.VALUE || layout.kind() == NodeLayout.Kind.RECORD;
    if (matters) {
      if (isInName) {
        references.isInName(layout);
      }
      if (isInKey) {
        references.isInKey(layout);
      }
    }
  }

  /** Whether the slot that was passed over refers to a node. */
  private boolean passSlot(int index, References references, int size) {
    long target = slots.pass(index);
    if (target == BinarySlotReader.NO_REFERENCE) {
      return false;
    }
    references.add(index, (int) target, size);
    return true;
  }

  private Node values(Shape shape, int index) {
    List<String> head = shape.head();
    return switch (shape.kind()) {
      case INSTANCE -> instance(shape, index);
      case CONSTANT -> new Node.Constant(head.get(0), slots.string());
      case MADE -> new Node.Made(head.get(0), head.get(1), head.get(2), list("arguments", index));
      case TYPE -> new Node.TypeValue(slots.string());
      case PROXY -> new Node.Proxy(head, slots.slot(index));
      case RESOURCE -> new Node.Resource(slots.string(), head.get(0));
      case KNOWN ->
        new Node.Known(source.small("a document's number"), source.small("a node's number"));
      case RECORD, LAMBDA, ARRAY, PRIMITIVES, VALUE ->
        throw new IllegalStateException(shape.kind() + " has a layout");
    };
  }

  private Node instance(Shape shape, int index) {
    List<String> names = shape.names();
    Node.FieldValue[] fields = new Node.FieldValue[names.size() / 2];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new Node.FieldValue(names.get(2 * i), names.get(2 * i + 1), slots.slot(index));
    }
    @Nullable Parts base = shape.elements() == Shape.Elements.NO_PARTS ? null : parts(shape, index);
    List<Node.Written> written = new ArrayList<>(shape.hooks().size());
    for (String owner : shape.hooks()) {
      written.add(new Node.Written(owner, list("data", index)));
    }
    return new Node.Instance(shape.head().get(0), List.of(fields), base, written, shape.resolves());
  }

  private Parts parts(Shape shape, int index) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    for (String name : shape.properties()) {
      properties.put(name, slots.slot(index));
    }
    boolean paired = shape.elements() == Shape.Elements.ENTRIES;
    List<Slot> elements = null;
    if (paired) {
      elements = slots.slots(2 * source.count("entries", 2), index);
    } else if (shape.elements() == Shape.Elements.ELEMENTS) {
      elements = list("elements", index);
    }
    return new Parts(properties, elements, paired);
  }

  private List<Slot> list(String what, int index) {
    return slots.slots(source.count(what, 1), index);
  }
}
