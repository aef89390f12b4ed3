package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the nodes that {@link BinaryNodes} writes. */
final class BinaryNodeReader {
  private final BinarySource source;
  private final BinarySlotReader slots;
  private final List<Shape> shapes = new ArrayList<>();

  BinaryNodeReader(BinarySource source, BinarySlotReader slots) {
    this.source = source;
    this.slots = slots;
  }

  /**
   * Reads a node.
   *
   * @param isInstance whether its section is {@code instances}
   */
  Node node(int index, boolean isInstance) {
    int number = source.small("the number of a shape");
    if (number > shapes.size()) {
      throw source.malformed("shape " + number + " of " + shapes.size());
    }
    if (number == 0) {
      shapes.add(shape());
    }
    Shape shape = shapes.get(number == 0 ? shapes.size() - 1 : number - 1);
    if (shape.isInstance() != isInstance) {
      throw source.malformed("a node stands in the wrong section");
    }
    return values(shape, index);
  }

  private Shape shape() {
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
    return shape;
  }

  private Node values(Shape shape, int index) {
    List<String> head = shape.head();
    return switch (shape.kind()) {
      case INSTANCE -> instance(shape, index);
      case RECORD ->
        new Node.RecordInstance(head.get(0), components(shape, index), shape.resolves());
      case CONSTANT -> new Node.Constant(head.get(0), slots.string());
      case LAMBDA -> new Node.Lambda(head.get(0), head.get(1), head.get(2), captures(shape, index));
      case MADE -> new Node.Made(head.get(0), head.get(1), head.get(2), list("arguments", index));
      case ARRAY -> new Node.Array(head.get(0), list("elements", index));
      case PRIMITIVES -> new Node.PrimitiveArray(source.elements(head.get(0)));
      case VALUE -> new Node.Value(head.get(0), parts(shape, index));
      case TYPE -> new Node.TypeValue(slots.string());
      case PROXY -> new Node.Proxy(head, slots.slot(index));
      case RESOURCE -> new Node.Resource(slots.string(), head.get(0));
      case KNOWN ->
        new Node.Known(source.small("a document's number"), source.small("a node's number"));
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

  private List<Node.FieldValue> components(Shape shape, int index) {
    Node.FieldValue[] components = new Node.FieldValue[shape.names().size()];
    for (int i = 0; i < components.length; i++) {
      components[i] =
          new Node.FieldValue(shape.head().get(0), shape.names().get(i), slots.slot(index));
    }
    return List.of(components);
  }

  private List<Node.Capture> captures(Shape shape, int index) {
    Node.Capture[] captures = new Node.Capture[shape.names().size()];
    for (int i = 0; i < captures.length; i++) {
      captures[i] = new Node.Capture(shape.names().get(i), slots.slot(index));
    }
    return List.of(captures);
  }

  private Parts parts(Shape shape, int index) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    for (String name : shape.properties()) {
      if (properties.put(name, slots.slot(index)) != null) {
        throw source.malformed("property '" + name + "' is there twice");
      }
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
