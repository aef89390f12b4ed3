package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBits;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import java.lang.reflect.Array;
import java.util.List;

/** Writes nodes in the binary form: the number of the {@link Shape}, the shape itself where it is new, the values. */
final class BinaryNodes implements NodeSink {
  private final BinarySink sink;
  private final BinarySlots slots;
  private final ShapeTable shapes;

  /** The node at hand. */
  private int index;

  private NodeLayout layout = NodeLayout.array("java.lang.Object[]");

  /** The strings of the nodes have a table of their own. */
  BinaryNodes(BinarySink sink) {
    this(sink, new StringTable(), new ShapeTable());
  }

  BinaryNodes(BinarySink sink, StringTable strings, ShapeTable shapes) {
    this.sink = sink;
    this.shapes = shapes;
    slots = new BinarySlots(sink, strings);
  }

  @Override
  public void whole(Node node) {
    int number = shapes.numberOf(node);
    sink.number(number);
    if (number == 0) {
      shape(shapes.last());
    }
    values(node, index);
    index++;
  }

  @Override
  public void begin(NodeLayout of) {
    int number = shapes.numberOf(of);
    sink.number(number);
    if (number == 0) {
      shape(shapes.last());
    }
    layout = of;
  }

  @Override
  public boolean block(byte[] bytes, int from) {
    sink.together(bytes, from, layout.block().length());
    return true;
  }

  @Override
  public void elements(int count) {
    sink.number(layout.elements() == NodeLayout.Elements.ENTRIES ? count / 2 : count);
  }

  @Override
  public void end() {
    index++;
  }

  /** There is no node of the next number. */
  void leaveOut() {
    index++;
  }

  @Override
  public void nothing() {
    slots.nothing();
  }

  @Override
  public void ref(int node) {
    slots.ref(node, index);
  }

  @Override
  public void string(String value) {
    slots.text(value);
  }

  @Override
  public void bool(boolean value) {
    slots.bool(value);
  }

  @Override
  public void octet(byte value) {
    slots.octet(value);
  }

  @Override
  public void shortInteger(short value) {
    slots.shortInteger(value);
  }

  @Override
  public void character(char value) {
    slots.character(value);
  }

  @Override
  public void integer(int value) {
    slots.integer(value);
  }

  @Override
  public void longInteger(long value) {
    slots.longInteger(value);
  }

  @Override
  public void single(float value) {
    slots.single(value);
  }

  @Override
  public void decimal(double value) {
    slots.decimal(value);
  }

  private void shape(Shape shape) {
    sink.number(Shape.header(shape.kind(), shape.resolves(), shape.elements()));
    slots.strings(shape.head());
    slots.strings(shape.names());
    slots.strings(shape.properties());
    slots.strings(shape.hooks());
  }

  private void values(Node node, int from) {
    if (node instanceof Node.Instance instance) {
      instance(instance, from);
    } else if (node instanceof Node.Value value) {
      parts(value.parts(), from);
    } else if (node instanceof Node.Array array) {
      list(array.elements(), from);
    } else if (node instanceof Node.RecordInstance record) {
      fields(record.primitives(), record.components(), from);
    } else if (node instanceof Node.Lambda lambda) {
      for (Node.Capture capture : lambda.captures()) {
        slots.slot(capture.value(), from);
      }
    } else if (node instanceof Node.Constant constant) {
      slots.string(constant.name());
    } else if (node instanceof Node.PrimitiveArray array) {
      int length = Array.getLength(array.values());
      sink.number(length);
      String type = array.values().getClass().getComponentType().getName() + "[]";
      sink.elements(array.values(), length, PrimitiveArrays.elementBytes(type));
    } else if (node instanceof Node.Made made) {
      list(made.arguments(), from);
    } else if (node instanceof Node.TypeValue value) {
      slots.string(value.type());
    } else if (node instanceof Node.Proxy proxy) {
      slots.slot(proxy.handler(), from);
    } else if (node instanceof Node.Resource resource) {
      slots.string(resource.name());
    } else if (node instanceof Node.Known known) {
      sink.number(known.document());
      sink.number(known.node());
    }
  }

  private void instance(Node.Instance instance, int from) {
    fields(instance.primitives(), instance.fields(), from);
    Parts base = instance.base();
    if (base != null) {
      parts(base, from);
    }
    for (Node.Written written : instance.written()) {
      list(written.data(), from);
    }
  }

  private void fields(String primitives, List<Node.FieldValue> fields, int from) {
    PrimitiveBlock block = PrimitiveBlock.of(primitives);
    if (!block.isEmpty()) {
      byte[] bytes = new byte[block.length()];
      for (int i = 0; i < fields.size(); i++) {
        if (block.has(i)) {
          Slot.Scalar scalar = (Slot.Scalar) fields.get(i).value();
          block.put(bytes, 0, i, PrimitiveBits.of(scalar.value()));
        }
      }
      sink.octets(bytes, 0, bytes.length);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!block.has(i)) {
        slots.slot(fields.get(i).value(), from);
      }
    }
  }

  private void parts(Parts parts, int from) {
    for (Slot property : parts.properties().values()) {
      slots.slot(property, from);
    }
    List<Slot> elements = parts.elements();
    if (elements != null) {
      sink.number(parts.paired() ? elements.size() / 2 : elements.size());
      slots.slots(elements, from);
    }
  }

  private void list(List<Slot> list, int from) {
    sink.number(list.size());
    slots.slots(list, from);
  }
}
