package dev.satchel.pack;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Hands nodes on with other numbers in their references. */
final class MovedNodes implements NodeSink {
  private final NodeSink sink;
  private final IntUnaryOperator moved;

  MovedNodes(NodeSink sink, IntUnaryOperator moved) {
    this.sink = sink;
    this.moved = moved;
  }

  @Override
  public void ref(int node) {
    sink.ref(moved.applyAsInt(node));
  }

  @Override
  public void whole(Node node) {
    sink.whole(move(node));
  }

  private Slot move(Slot slot) {
    return slot instanceof Slot.Ref ref ? new Slot.Ref(moved.applyAsInt(ref.node())) : slot;
  }

  private List<Slot> move(List<Slot> slots) {
    List<Slot> all = new ArrayList<>(slots.size());
    for (Slot slot : slots) {
      all.add(move(slot));
    }
    return all;
  }

  private List<Node.FieldValue> moveFields(List<Node.FieldValue> fields) {
    List<Node.FieldValue> all = new ArrayList<>(fields.size());
    for (Node.FieldValue field : fields) {
      all.add(new Node.FieldValue(field.owner(), field.name(), move(field.value())));
    }
    return all;
  }

  private Parts move(Parts parts) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    parts.properties().forEach((name, slot) -> properties.put(name, move(slot)));
    return new Parts(
        properties, parts.elements() == null ? null : move(parts.elements()), parts.paired());
  }

  private Node move(Node node) {
    if (node instanceof Node.Instance at) {
      List<Node.Written> written = new ArrayList<>();
      at.written().forEach(w -> written.add(new Node.Written(w.owner(), move(w.data()))));
      Parts base = at.base() == null ? null : move(at.base());
      return new Node.Instance(
          at.type(), at.primitives(), moveFields(at.fields()), base, written, at.resolves());
    }
    if (node instanceof Node.RecordInstance at) {
      return new Node.RecordInstance(
          at.type(), at.primitives(), moveFields(at.components()), at.resolves());
    }
    if (node instanceof Node.Lambda at) {
      List<Node.Capture> captures = new ArrayList<>();
      at.captures().forEach(c -> captures.add(new Node.Capture(c.name(), move(c.value()))));
      return new Node.Lambda(at.host(), at.place(), at.interfaceType(), captures);
    }
    if (node instanceof Node.Made at) {
      return new Node.Made(at.owner(), at.method(), at.descriptor(), move(at.arguments()));
    }
    if (node instanceof Node.Array at) {
      return new Node.Array(at.type(), move(at.elements()));
    }
    if (node instanceof Node.Value at) {
      return new Node.Value(at.type(), move(at.parts()));
    }
    if (node instanceof Node.Proxy at) {
      return new Node.Proxy(at.interfaces(), move(at.handler()));
    }
    return node;
  }

  @Override
  public void begin(NodeLayout layout) {
    sink.begin(layout);
  }

  @Override
  public boolean block(byte[] bytes, int from) {
    return sink.block(bytes, from);
  }

  @Override
  public void elements(int count) {
    sink.elements(count);
  }

  @Override
  public boolean wantsSlots() {
    return sink.wantsSlots();
  }

  @Override
  public void nothing() {
    sink.nothing();
  }

  @Override
  public void string(String value) {
    sink.string(value);
  }

  @Override
  public void bool(boolean value) {
    sink.bool(value);
  }

  @Override
  public void octet(byte value) {
    sink.octet(value);
  }

  @Override
  public void shortInteger(short value) {
    sink.shortInteger(value);
  }

  @Override
  public void character(char value) {
    sink.character(value);
  }

  @Override
  public void integer(int value) {
    sink.integer(value);
  }

  @Override
  public void longInteger(long value) {
    sink.longInteger(value);
  }

  @Override
  public void single(float value) {
    sink.single(value);
  }

  @Override
  public void decimal(double value) {
    sink.decimal(value);
  }

  @Override
  public void end() {
    sink.end();
  }
}
