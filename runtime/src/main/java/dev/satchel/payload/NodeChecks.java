package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import java.lang.invoke.MethodType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link DocumentChecks} that walks the graph, node by node. Millions of nodes are usual, so a name is judged
 * once, and paths are made only for the message of a fault.
 */
final class NodeChecks extends PartialSink {
  private final Document document;
  private final List<Node> nodes;
  private final Limits limits;
  private final Set<String> goodTypes = new HashSet<>();
  private final Set<String> goodTexts = new HashSet<>();

  /** For each class the fields of its last instance, which were found good. */
  private final Map<String, List<Node.FieldValue>> goodFields = new HashMap<>();

  private final IdentityHashMap<NodeLayout, NodeLayout> goodLayouts = new IdentityHashMap<>();

  /** The node at hand, its layout if it has one, and its slot. */
  private int at;

  private @Nullable NodeLayout layout;
  private int slot;
  private final int count;

  NodeChecks(Document document, Limits limits) {
    this.document = document;
    this.nodes = document.nodes();
    this.limits = limits;
    this.count = nodes.size();
  }

  void check() {
    NodeList list = NodeList.of(nodes);
    BitSet telling = list.telling();
    if (telling == null) {
      list.read(0, nodes.size(), this);
      return;
    }
    for (int i = telling.nextSetBit(0); i >= 0; i = telling.nextSetBit(i + 1)) {
      at = i;
      list.read(i, i + 1, this);
    }
  }

  @Override
  public void whole(Node node) {
    node(at, node);
    at++;
  }

  @SuppressWarnings("ReferenceEquality") // a short cut for the same one again
  @Override
  public void begin(NodeLayout of) {
    if (of != layout) {
      layout = of;
      if (goodLayouts.putIfAbsent(of, of) == null) {
        layout(of);
      }
    }
    slot = 0;
  }

  /** What its nodes have in common is judged like a node that holds nothing. */
  private void layout(NodeLayout of) {
    NodeBuilder builder = new NodeBuilder();
    builder.begin(of.withoutBlock()); // whose kinds are good, or it would not be there
    of.names().forEach(name -> builder.nothing());
    builder.elements(0);
    builder.end();
    node(at, builder.node());
  }

  @Override
  public void ref(int node) {
    if (node < 0 || node >= count) {
      throw badSlot(document, new Slot.Ref(node), path(at) + "/" + place());
    }
    slot++;
  }

  /** Which slot is at hand. */
  private String place() {
    NodeLayout of = Objects.requireNonNull(layout);
    int names = of.names().size();
    if (slot < names) {
      String section = switch (of.kind()) {
        case VALUE -> "properties/";
        case LAMBDA -> "captures/";
        default -> "fields/";
      };
      return section + of.names().get(slot);
    }
    boolean isPaired = of.elements() == NodeLayout.Elements.ENTRIES;
    return (isPaired ? "entries/" : "elements/") + (slot - names);
  }

  @Override
  public void end() {
    at++;
  }

  @Override
  protected void slot() {
    slot++;
  }

  @Override
  public void primitives(String type, int length, Supplier<Object> values) {
    at++;
  }

  private void node(int i, Node node) {
    if (node instanceof Node.Instance instance) {
      instance(i, instance);
    } else if (node instanceof Node.Value value) {
      type(i, value.type());
      if (JvmNames.isArray(value.type())
          || JvmNames.isPrimitive(value.type())
          || value.type().equals("java.lang.Class")) {
        throw Faults.malformed(
            path(i), "a value of type " + value.type() + " is written otherwise");
      }
      parts(i, value.parts());
    } else if (node instanceof Node.RecordInstance record) {
      type(i, record.type());
      fields(i, record.type(), record.components());
      primitives(i, record.primitives(), record.components());
      for (Node.FieldValue component : record.components()) {
        if (!component.owner().equals(record.type())) {
          throw Faults.malformed(
              path(i), "component '" + component.name() + "' is not the record's own");
        }
      }
    } else if (node instanceof Node.Array array) {
      type(i, array.type());
      if (!JvmNames.isArray(array.type()) || PrimitiveArrays.elementBytes(array.type()) > 0) {
        throw Faults.malformed(path(i), array.type() + " is no type of an array of references");
      }
      slots(i, array.elements(), "elements");
    } else if (node instanceof Node.PrimitiveArray array) {
      if (PrimitiveArrays.typeOf(array.values()) == null) {
        throw Faults.malformed(path(i), "not an array of primitives");
      }
    } else if (node instanceof Node.Lambda lambda) {
      lambda(i, lambda);
    } else if (node instanceof Node.Made made) {
      type(i, made.owner());
      if (!JvmNames.isMember(made.method())) {
        throw Faults.malformed(path(i), "'" + made.method() + "' is no name of a method");
      }
      if (!JvmNames.isMethodDescriptor(made.descriptor())) {
        throw Faults.malformed(path(i), "'" + made.descriptor() + "' is no method descriptor");
      }
      slots(i, made.arguments(), "arguments");
    } else if (node instanceof Node.Proxy proxy) {
      for (String type : proxy.interfaces()) {
        type(i, type);
      }
      slot(i, proxy.handler(), "handler", -1);
    } else {
      simple(i, node);
    }
  }

  private void simple(int i, Node node) {
    if (node instanceof Node.Constant constant) {
      type(i, constant.type());
      if (!JvmNames.isMember(constant.name())) {
        throw Faults.malformed(path(i), "'" + constant.name() + "' is no name of an enum constant");
      }
    } else if (node instanceof Node.TypeValue value) {
      type(i, value.type());
    } else if (node instanceof Node.Resource resource) {
      type(i, resource.type());
    } else if (node instanceof Node.Known known) {
      if (known.document() < 0 || known.node() < 0) {
        throw Faults.malformed(path(i), "documents and nodes are counted from 0");
      }
    } else {
      throw Faults.malformed("node " + i, "not a node");
    }
  }

  private void instance(int i, Node.Instance instance) {
    type(i, instance.type());
    fields(i, instance.type(), instance.fields());
    primitives(i, instance.primitives(), instance.fields());
    Parts base = instance.base();
    if (!instance.primitives().isEmpty() && (base != null || !instance.written().isEmpty())) {
      throw Faults.malformed(
          path(i), "'primitives' are said of an object with 'base' or 'written'");
    }
    if (base != null) {
      parts(i, base);
    }
    for (Node.Written written : instance.written()) {
      type(i, written.owner());
      slots(i, written.data(), "written");
    }
  }

  private void lambda(int i, Node.Lambda lambda) {
    type(i, lambda.host());
    type(i, lambda.interfaceType());
    text(i, lambda.place());
    List<Node.Capture> captures = lambda.captures();
    if (captures.size() > limits.maxCaptures()) {
      throw Faults.limit("maxCaptures", captures.size(), limits.maxCaptures());
    }
    for (int k = 0; k < captures.size(); k++) {
      Node.Capture capture = captures.get(k);
      text(i, capture.name());
      for (int other = 0; other < k; other++) {
        if (captures.get(other).name().equals(capture.name())) {
          throw Faults.malformed(
              path(i) + "/captures", "'" + capture.name() + "' is captured twice");
        }
      }
      Slot slot = capture.value();
      if (!isGood(document, slot)) {
        throw badSlot(document, slot, path(i) + "/captures/" + capture.name());
      }
    }
  }

  private void parts(int i, Parts parts) {
    for (Map.Entry<String, Slot> property : parts.properties().entrySet()) {
      text(i, property.getKey());
      if (!isGood(document, property.getValue())) {
        throw badSlot(document, property.getValue(), path(i) + "/properties/" + property.getKey());
      }
    }
    List<Slot> elements = parts.elements();
    if (elements != null) {
      slots(i, elements, parts.paired() ? "entries" : "elements");
    }
  }

  private void fields(int i, String type, List<Node.FieldValue> fields) {
    if (!haveNamesOf(goodFields.get(type), fields)) {
      fieldNames(i, fields);
      goodFields.put(type, fields);
    }
    for (int k = 0; k < fields.size(); k++) {
      Slot slot = fields.get(k).value();
      if (!isGood(document, slot)) {
        throw badSlot(document, slot, path(i) + "/fields/" + fields.get(k).name());
      }
    }
  }

  private void primitives(int i, String kinds, List<Node.FieldValue> fields) {
    if (kinds.isEmpty()) {
      return;
    }
    if (kinds.length() != fields.size()
        || !PrimitiveBlock.isGood(kinds)
        || PrimitiveBlock.of(kinds).isEmpty()) {
      throw Faults.malformed(
          path(i),
          "'" + kinds + "' does not say which of " + fields.size() + " fields are primitive");
    }
    for (int k = 0; k < fields.size(); k++) {
      char kind = kinds.charAt(k);
      if (kind != PrimitiveBlock.NO_PRIMITIVE && kind != kindOf(fields.get(k).value())) {
        throw Faults.malformed(
            path(i) + "/fields/" + fields.get(k).name(), "is not of the primitive type " + kind);
      }
    }
  }

  /** Letter of the primitive type of a scalar; {@link PrimitiveBlock#NO_PRIMITIVE} for all else. */
  private static char kindOf(Slot slot) {
    return slot instanceof Slot.Scalar scalar && !(scalar.value() instanceof String)
        ? MethodType.methodType(scalar.value().getClass())
            .unwrap()
            .returnType()
            .descriptorString()
            .charAt(0)
        : PrimitiveBlock.NO_PRIMITIVE;
  }

  private static boolean haveNamesOf(
      @Nullable List<Node.FieldValue> good, List<Node.FieldValue> fields) {
    if (good == null || good.size() != fields.size()) {
      return false;
    }
    for (int k = 0; k < fields.size(); k++) {
      Node.FieldValue a = good.get(k);
      Node.FieldValue b = fields.get(k);
      if (!a.name().equals(b.name()) || !a.owner().equals(b.owner())) {
        return false;
      }
    }
    return true;
  }

  private void fieldNames(int i, List<Node.FieldValue> fields) {
    Set<String> seen = new HashSet<>();
    for (Node.FieldValue field : fields) {
      type(i, field.owner());
      if (!JvmNames.isMember(field.name())) {
        throw Faults.malformed(path(i) + "/fields", "'" + field.name() + "' is no name of a field");
      }
      if (!seen.add(field.owner() + "#" + field.name())) {
        throw Faults.malformed(path(i) + "/fields", "field '" + field.name() + "' is there twice");
      }
    }
  }

  private void type(int i, String type) {
    if (goodTypes.contains(type)) {
      return;
    }
    if (!JvmNames.isType(type)) {
      throw Faults.malformed(path(i), "'" + type + "' is no type name");
    }
    goodTypes.add(type);
  }

  private void text(int i, String name) {
    if (!goodTexts.contains(name)) {
      if (!JvmNames.isText(name)) {
        DocumentChecks.text(name, path(i));
      }
      goodTexts.add(name);
    }
  }

  private void slots(int i, List<Slot> slots, String key) {
    for (int k = 0; k < slots.size(); k++) {
      slot(i, slots.get(k), key, k);
    }
  }

  private void slot(int i, Slot slot, String key, int index) {
    if (!isGood(document, slot)) {
      throw badSlot(document, slot, path(i) + "/" + key + (index < 0 ? "" : "/" + index));
    }
  }

  private String path(int node) {
    NodeIds ids = NodeIds.of(nodes);
    return (ids.isInstance(node) ? "instances/" : "shared_values/") + ids.id(node);
  }

  /** Checks a slot outside the graph. */
  static void slot(Document document, Slot slot, Supplier<String> path) {
    if (!isGood(document, slot)) {
      throw badSlot(document, slot, path.get());
    }
  }

  private static boolean isGood(Document document, @Nullable Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      return ref.node() >= 0 && ref.node() < document.nodes().size();
    }
    return slot != null;
  }

  private static RuntimeException badSlot(Document document, @Nullable Slot slot, String path) {
    if (slot instanceof Slot.Ref ref) {
      return Faults.unknownId(
          path,
          "reference to node " + ref.node() + ", but the payload holds "
              + document.nodes().size() + " nodes");
    }
    return Faults.malformed(path, "there is no value");
  }
}
