package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads nodes as {@link JsonNodes} writes them. */
final class JsonNodeReader {
  private final JsonInput input;
  private final JsonSlotReader slots;

  /** Keys of the form {@code Owner#name}, which recur with each object of a class. */
  private final Map<String, MemberKey> keys = new HashMap<>();

  JsonNodeReader(JsonInput input, JsonSlotReader slots) {
    this.input = input;
    this.slots = slots;
  }

  /** Reads an entry of {@code shared_values}. */
  Node shared() {
    input.startObject();
    Node node = input.at("made") ? made() : typed();
    input.endObject();
    return node;
  }

  /** Reads an entry of {@code instances}. */
  Node instance() {
    input.startObject();
    Node node;
    if (input.at("class")) {
      node = object();
    } else if (input.at("lambda")) {
      node = lambda();
    } else if (input.at("record")) {
      node = record();
    } else if (input.at("enum")) {
      String type = input.name();
      input.require("name");
      node = new Node.Constant(type, input.name());
    } else if (input.at("proxy")) {
      List<String> interfaces = input.names();
      input.require("handler");
      node = new Node.Proxy(interfaces, slots.slot());
    } else if (input.at("resource")) {
      String name = input.string();
      input.require("interface");
      node = new Node.Resource(name, input.name());
    } else {
      input.require("known");
      node = known();
    }
    input.endObject();
    return node;
  }

  private Node object() {
    String type = input.name();
    String primitives = primitives();
    input.require("fields");
    List<Node.FieldValue> fields = fields(type);
    Parts base = null;
    if (input.at("base")) {
      input.startObject();
      base = parts();
      input.endObject();
    }
    List<Node.Written> written = input.at("written") ? written() : List.of();
    return new Node.Instance(type, primitives, fields, base, written, resolves());
  }

  private Node record() {
    String type = input.name();
    String primitives = primitives();
    input.require("components");
    List<Node.FieldValue> components = fields(type);
    return new Node.RecordInstance(type, primitives, components, resolves());
  }

  private String primitives() {
    if (!input.at("primitives")) {
      return "";
    }
    String kinds = input.name();
    if (kinds.isEmpty()) {
      throw input.malformed("'primitives' says something or is not there");
    }
    return kinds;
  }

  private boolean resolves() {
    if (!input.at("resolves")) {
      return false;
    }
    if (!input.bool()) {
      throw input.malformed("'resolves' is true or not there");
    }
    return true;
  }

  private List<Node.FieldValue> fields(String type) {
    List<Node.FieldValue> fields = new ArrayList<>();
    input.startObject();
    for (String key = input.nextKey(); key != null; key = input.nextKey()) {
      if (key.indexOf('#') < 0) {
        fields.add(new Node.FieldValue(type, input.unique(key), slots.slot()));
      } else {
        MemberKey member = keys.computeIfAbsent(key, this::memberKey);
        fields.add(new Node.FieldValue(member.owner(), member.name(), slots.slot()));
      }
    }
    return fields;
  }

  private MemberKey memberKey(String key) {
    MemberKey member = MemberKey.parse("", key);
    return new MemberKey(input.unique(member.owner()), input.unique(member.name()));
  }

  private List<Node.Written> written() {
    List<Node.Written> written = new ArrayList<>();
    input.startArray();
    while (!input.endsArray()) {
      input.startObject();
      input.require("class");
      String owner = input.name();
      input.require("data");
      written.add(new Node.Written(owner, slots.list()));
      input.endObject();
    }
    return written;
  }

  private Node lambda() {
    String lambda = input.name();
    int hash = lambda.indexOf('#');
    if (hash < 0) {
      throw input.malformed(
          "a lambda is named by its class, # and its place, not '" + lambda + "'");
    }
    input.require("interface");
    String type = input.name();
    input.require("captures");
    List<Node.Capture> captures = new ArrayList<>();
    slots.properties().forEach((name, slot) -> captures.add(new Node.Capture(name, slot)));
    return new Node.Lambda(
        input.unique(lambda.substring(0, hash)),
        input.unique(lambda.substring(hash + 1)),
        type,
        captures);
  }

  private Node known() {
    input.startObject();
    input.require("document");
    int document = input.integer();
    input.require("node");
    int node = input.integer();
    input.endObject();
    return new Node.Known(document, node);
  }

  private Node made() {
    String made = input.name();
    int hash = made.indexOf('#');
    if (hash < 0) {
      throw input.malformed("a method is named by its class, # and its name, not '" + made + "'");
    }
    input.require("descriptor");
    String descriptor = input.name();
    input.require("arguments");
    return new Node.Made(
        input.unique(made.substring(0, hash)),
        input.unique(made.substring(hash + 1)),
        descriptor,
        slots.list());
  }

  private Node typed() {
    input.require("type");
    String type = input.name();
    if (type.equals("java.lang.Class")) {
      input.require("name");
      return new Node.TypeValue(input.name());
    }
    if (PrimitiveArrays.elementBytes(type) > 0) {
      return primitives(type);
    }
    if (JvmNames.isArray(type)) {
      input.require("elements");
      return new Node.Array(type, slots.list());
    }
    return new Node.Value(type, parts());
  }

  private Parts parts() {
    Map<String, Slot> properties = input.at("properties") ? slots.properties() : Map.of();
    if (input.at("entries")) {
      return new Parts(properties, slots.entries(), true);
    }
    @Nullable List<Slot> elements = input.at("elements") ? slots.list() : null;
    return new Parts(properties, elements, false);
  }

  private Node primitives(String type) {
    int bytesEach = PrimitiveArrays.elementBytes(type);
    if (!input.at("base64")) {
      input.require("elements");
      return new Node.PrimitiveArray(new JsonPrimitives(input).read(type));
    }
    byte[] bytes = input.base64();
    Object array = bytes.length % bytesEach == 0
        ? PrimitiveArrays.fromBytes(type, bytes.length / bytesEach, bytes, 0)
        : null;
    if (array == null) {
      throw input.malformed(bytes.length + " bytes of base64 do not make a " + type);
    }
    return new Node.PrimitiveArray(array);
  }
}
