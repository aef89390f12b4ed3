package dev.satchel.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Node} of what a {@link NodeSink} is told. May be used for one node after the other. */
public final class NodeBuilder implements NodeSink {
  private @Nullable Node node;
  private @Nullable NodeLayout layout;
  private Slot[] slots = {};
  private int count;

  /** The node that came last. */
  public Node node() {
    return Objects.requireNonNull(node);
  }

  @Override
  public void begin(NodeLayout newLayout) {
    layout = newLayout;
    slots = new Slot[newLayout.names().size()];
    count = 0;
  }

  @Override
  public void elements(int elements) {
    slots = Arrays.copyOf(slots, Math.addExact(slots.length, elements));
  }

  @Override
  public void end() {
    NodeLayout of = Objects.requireNonNull(layout);
    node = switch (of.kind()) {
      case INSTANCE ->
        new Node.Instance(
            of.type(), of.block().kinds(), fields(of), null, List.of(), of.resolves());
      case RECORD ->
        new Node.RecordInstance(of.type(), of.block().kinds(), fields(of), of.resolves());
      case LAMBDA -> lambda(of, Objects.requireNonNull(of.site()));
      case ARRAY -> new Node.Array(of.type(), slotsFrom(0));
      case VALUE -> new Node.Value(of.type(), parts(of));
    };
    slots = new Slot[0];
  }

  private List<Node.FieldValue> fields(NodeLayout of) {
    List<Node.FieldValue> fields = new ArrayList<>(slots.length);
    for (int i = 0; i < slots.length; i++) {
      fields.add(new Node.FieldValue(of.owner(i), of.names().get(i), slots[i]));
    }
    return fields;
  }

  private Node lambda(NodeLayout of, NodeLayout.Site site) {
    List<Node.Capture> captures = new ArrayList<>(slots.length);
    for (int i = 0; i < slots.length; i++) {
      captures.add(new Node.Capture(of.names().get(i), slots[i]));
    }
    return new Node.Lambda(site.host(), site.place(), of.type(), captures);
  }

  private Parts parts(NodeLayout of) {
    int named = of.names().size();
    Map<String, Slot> properties = new LinkedHashMap<>();
    for (int i = 0; i < named; i++) {
      properties.put(of.names().get(i), slots[i]);
    }
    boolean has = of.elements() != NodeLayout.Elements.NONE;
    return new Parts(
        properties, has ? slotsFrom(named) : null, of.elements() == NodeLayout.Elements.ENTRIES);
  }

  private List<Slot> slotsFrom(int from) {
    List<Slot> all = Arrays.asList(slots);
    return Collections.unmodifiableList(from == 0 ? all : all.subList(from, all.size()));
  }

  private void put(Slot slot) {
    slots[count++] = slot;
  }

  @Override
  public void nothing() {
    put(Slot.NULL);
  }

  @Override
  public void ref(int target) {
    put(new Slot.Ref(target));
  }

  @Override
  public void string(String value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void bool(boolean value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void octet(byte value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void shortInteger(short value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void character(char value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void integer(int value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void longInteger(long value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void single(float value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void decimal(double value) {
    put(new Slot.Scalar(value));
  }

  @Override
  public void whole(Node whole) {
    node = whole;
  }
}
