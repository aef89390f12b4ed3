package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.lang.reflect.Array;
import java.util.List;

/** Writes nodes in the binary form: the number of the {@link Shape}, the shape itself where it is new, the values. */
final class BinaryNodes {
  private final BinarySink sink;
  private final BinarySlots slots;
  private final ShapeTable shapes = new ShapeTable();

  BinaryNodes(BinarySink sink, BinarySlots slots) {
    this.sink = sink;
    this.slots = slots;
  }

  void node(Node node, int index) {
    int number = shapes.numberOf(node);
    sink.number(number);
    if (number == 0) {
      shape(shapes.last());
    }
    values(node, index);
  }

  private void shape(Shape shape) {
    sink.number(Shape.header(shape.kind(), shape.resolves(), shape.elements()));
    slots.strings(shape.head());
    slots.strings(shape.names());
    slots.strings(shape.properties());
    slots.strings(shape.hooks());
  }

  private void values(Node node, int index) {
    if (node instanceof Node.Instance instance) {
      instance(instance, index);
    } else if (node instanceof Node.Value value) {
      parts(value.parts(), index);
    } else if (node instanceof Node.Array array) {
      list(array.elements(), index);
    } else if (node instanceof Node.RecordInstance record) {
      fields(record.components(), index);
    } else if (node instanceof Node.Lambda lambda) {
      for (Node.Capture capture : lambda.captures()) {
        slots.slot(capture.value(), index);
      }
    } else if (node instanceof Node.Constant constant) {
      slots.string(constant.name());
    } else if (node instanceof Node.PrimitiveArray array) {
      int length = Array.getLength(array.values());
      sink.number(length);
      String type = array.values().getClass().getComponentType().getName() + "[]";
      sink.elements(array.values(), length, PrimitiveArrays.elementBytes(type));
    } else if (node instanceof Node.Made made) {
      list(made.arguments(), index);
    } else if (node instanceof Node.TypeValue value) {
      slots.string(value.type());
    } else if (node instanceof Node.Proxy proxy) {
      slots.slot(proxy.handler(), index);
    } else if (node instanceof Node.Resource resource) {
      slots.string(resource.name());
    } else if (node instanceof Node.Known known) {
      sink.number(known.document());
      sink.number(known.node());
    }
  }

  private void instance(Node.Instance instance, int index) {
    fields(instance.fields(), index);
    Parts base = instance.base();
    if (base != null) {
      parts(base, index);
    }
    for (Node.Written written : instance.written()) {
      list(written.data(), index);
    }
  }

  private void fields(List<Node.FieldValue> fields, int index) {
    for (int i = 0; i < fields.size(); i++) {
      slots.slot(fields.get(i).value(), index);
    }
  }

  private void parts(Parts parts, int index) {
    for (Slot property : parts.properties().values()) {
      slots.slot(property, index);
    }
    List<Slot> elements = parts.elements();
    if (elements != null) {
      sink.number(parts.paired() ? elements.size() / 2 : elements.size());
      slots.slots(elements, index);
    }
  }

  private void list(List<Slot> list, int index) {
    sink.number(list.size());
    slots.slots(list, index);
  }
}
