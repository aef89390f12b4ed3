package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/** Writes nodes in the JSON form. The first key of a node's object says what kind it is. */
final class JsonNodes {
  /** Longer arrays of primitives are written as base64. */
  static final int LONGEST_READABLE = 16;

  private final JsonGenerator out;
  private final JsonSlots slots;

  JsonNodes(JsonGenerator out, JsonSlots slots) {
    this.out = out;
    this.slots = slots;
  }

  void node(Node node) {
    out.writeStartObject();
    if (node instanceof Node.Instance instance) {
      instance(instance);
    } else if (node instanceof Node.Value value) {
      out.writeStringProperty("type", value.type());
      parts(value.parts());
    } else if (node instanceof Node.Array array) {
      out.writeStringProperty("type", array.type());
      slots.list("elements", array.elements());
    } else if (node instanceof Node.RecordInstance record) {
      out.writeStringProperty("record", record.type());
      primitives(record.primitives());
      fields("components", record.type(), record.components());
      resolves(record.resolves());
    } else if (node instanceof Node.Lambda lambda) {
      lambda(lambda);
    } else if (node instanceof Node.Constant constant) {
      out.writeStringProperty("enum", constant.type());
      out.writeStringProperty("name", constant.name());
    } else if (node instanceof Node.PrimitiveArray array) {
      primitives(array.values());
    } else if (node instanceof Node.Made made) {
      out.writeStringProperty("made", made.owner() + "#" + made.method());
      out.writeStringProperty("descriptor", made.descriptor());
      slots.list("arguments", made.arguments());
    } else if (node instanceof Node.TypeValue value) {
      out.writeStringProperty("type", "java.lang.Class");
      out.writeStringProperty("name", value.type());
    } else if (node instanceof Node.Proxy proxy) {
      out.writeName("proxy");
      out.writeStartArray();
      proxy.interfaces().forEach(out::writeString);
      out.writeEndArray();
      slots.property("handler", proxy.handler());
    } else if (node instanceof Node.Resource resource) {
      out.writeStringProperty("resource", resource.name());
      out.writeStringProperty("interface", resource.type());
    } else if (node instanceof Node.Known known) {
      known(known);
    }
    out.writeEndObject();
  }

  private void instance(Node.Instance instance) {
    out.writeStringProperty("class", instance.type());
    primitives(instance.primitives());
    fields("fields", instance.type(), instance.fields());
    Parts base = instance.base();
    if (base != null) {
      out.writeName("base");
      out.writeStartObject();
      parts(base);
      out.writeEndObject();
    }
    if (!instance.written().isEmpty()) {
      out.writeName("written");
      out.writeStartArray();
      for (Node.Written written : instance.written()) {
        out.writeStartObject();
        out.writeStringProperty("class", written.owner());
        slots.list("data", written.data());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    resolves(instance.resolves());
  }

  private void primitives(String kinds) {
    if (!kinds.isEmpty()) {
      out.writeStringProperty("primitives", kinds);
    }
  }

  private void resolves(boolean resolves) {
    if (resolves) {
      out.writeBooleanProperty("resolves", true);
    }
  }

  private void fields(String key, String type, List<Node.FieldValue> fields) {
    out.writeName(key);
    out.writeStartObject();
    for (Node.FieldValue field : fields) {
      slots.property(MemberKey.of(type, field.owner(), field.name()), field.value());
    }
    out.writeEndObject();
  }

  private void lambda(Node.Lambda lambda) {
    out.writeStringProperty("lambda", lambda.host() + "#" + lambda.place());
    out.writeStringProperty("interface", lambda.interfaceType());
    out.writeName("captures");
    out.writeStartObject();
    for (Node.Capture capture : lambda.captures()) {
      slots.property(capture.name(), capture.value());
    }
    out.writeEndObject();
  }

  private void known(Node.Known known) {
    out.writeName("known");
    out.writeStartObject();
    out.writeNumberProperty("document", known.document());
    out.writeNumberProperty("node", known.node());
    out.writeEndObject();
  }

  private void parts(Parts parts) {
    if (!parts.properties().isEmpty()) {
      out.writeName("properties");
      out.writeStartObject();
      for (Map.Entry<String, Slot> property : parts.properties().entrySet()) {
        slots.property(property.getKey(), property.getValue());
      }
      out.writeEndObject();
    }
    List<Slot> elements = parts.elements();
    if (elements != null && parts.paired()) {
      slots.entries("entries", elements);
    } else if (elements != null) {
      slots.list("elements", elements);
    }
  }

  private void primitives(Object array) {
    String type = array.getClass().getComponentType().getName() + "[]";
    int length = Array.getLength(array);
    out.writeStringProperty("type", type);
    if (length > LONGEST_READABLE) {
      byte[] bytes = new byte[Math.multiplyExact(length, PrimitiveArrays.elementBytes(type))];
      PrimitiveArrays.toBytes(array, 0, length, bytes, 0);
      out.writeName("base64");
      out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytes, 0, bytes.length);
      return;
    }
    out.writeName("elements");
    out.writeStartArray();
    for (int i = 0; i < length; i++) {
      element(Array.get(array, i));
    }
    out.writeEndArray();
  }

  /** Numbers as numbers where every tool reads them exactly, else as the string that a tag would have. */
  private void element(Object value) {
    if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      out.writeNumber(((Number) value).intValue());
    } else if (value instanceof Double number && Double.isFinite(number)) {
      out.writeNumber((double) number);
    } else {
      out.writeString(ScalarText.text(value));
    }
  }
}
