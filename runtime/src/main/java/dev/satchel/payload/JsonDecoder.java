package dev.satchel.payload;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the JSON form from bytes that are not trusted, in two runs: {@link IdSurvey} counts, then this builds. What it
 * returns was not yet seen by {@link DocumentChecks}.
 *
 * @see "docs/payload-format.md, The JSON form"
 */
final class JsonDecoder {
  private final JsonInput input;
  private final Limits limits;
  private final IdSurvey ids;
  private final JsonSlotReader slots;

  private JsonDecoder(JsonInput input, IdSurvey ids, Limits limits) {
    this.input = input;
    this.limits = limits;
    this.ids = ids;
    this.slots = new JsonSlotReader(input, ids);
  }

  /** Reads a payload whose first character is an opening brace. */
  static Document read(byte[] bytes, Limits limits) {
    guarded(bytes, limits, JsonHeader::first);
    IdSurvey ids = guarded(bytes, limits, input -> IdSurvey.of(input, limits));
    return guarded(bytes, limits, input -> new JsonDecoder(input, ids, limits).document());
  }

  /** Something that reads a JSON text. */
  private interface Reading<T> {
    T from(JsonInput input);
  }

  private static <T> T guarded(byte[] bytes, Limits limits, Reading<T> reading) {
    JsonInput input = new JsonInput(bytes, limits);
    try {
      return reading.from(input);
    } catch (JacksonException e) {
      throw input.fault(e);
    }
  }

  private Document document() {
    input.advance();
    Document.Producer producer = JsonHeader.read(input);
    List<OriginLoader> loaders =
        input.at("loaders") ? loaders() : List.of(new OriginLoader("app", Map.of()));
    input.require("sources");
    Map<String, ClassUnit> sources = sources();
    JsonNodeReader reader = new JsonNodeReader(input, slots);
    Node[] nodes = new Node[ids.count()];
    input.require("shared_values");
    nodes(nodes, false, reader::shared);
    input.require("namespace_groups");
    List<NamespaceGroup> groups = groups();
    input.require("instances");
    nodes(nodes, true, reader::instance);
    input.require("variables");
    Map<String, Slot> variables = slots.properties();
    if (input.at("order")) {
      order();
    }
    input.endObject();
    input.end();
    return new Document(producer, loaders, sources, Arrays.asList(nodes), groups, variables);
  }

  private List<OriginLoader> loaders() {
    List<OriginLoader> loaders = new ArrayList<>();
    input.startObject();
    for (String id = input.nextKey(); id != null; id = input.nextKey()) {
      input.startObject();
      loaders.add(new OriginLoader(id, input.at("imports") ? imports() : Map.of()));
      input.endObject();
    }
    return loaders;
  }

  private Map<String, String> imports() {
    Map<String, String> imports = new LinkedHashMap<>();
    input.startObject();
    for (String name = input.nextKey(); name != null; name = input.nextKey()) {
      once(imports, name);
      imports.put(name, input.name());
    }
    return imports;
  }

  private Map<String, ClassUnit> sources() {
    Map<String, ClassUnit> sources = new LinkedHashMap<>();
    input.startObject();
    for (String key = input.nextKey(); key != null; key = input.nextKey()) {
      once(sources, key);
      if (sources.size() == limits.maxClasses()) {
        throw Faults.limit("maxClasses", sources.size() + 1L, limits.maxClasses());
      }
      sources.put(input.unique(key), unit(key));
    }
    return sources;
  }

  private ClassUnit unit(String key) {
    input.startObject();
    input.require("kind");
    String kind = input.name();
    String name = input.at("name") ? input.name() : input.unique(key);
    String loader = input.at("loader") ? input.name() : "app";
    String file = input.at("file") ? input.string() : null;
    int line = input.at("line") ? input.integer() : 0;
    int end = input.at("end") ? input.integer() : 0;
    input.require("release");
    int release = input.integer();
    input.require("hash");
    String hash = input.string();
    input.require("members");
    List<String> members = input.names();
    Map<String, LambdaSite> lambdas = input.at("lambdas") ? lambdas() : Map.of();
    String source = input.at("source") ? input.string() : null;
    byte @Nullable [] bytecode = input.at("bytecode") ? input.base64() : null;
    input.endObject();
    return new ClassUnit(
        name, loader, kind, file, line, end, release, hash, members, lambdas, source, bytecode);
  }

  private Map<String, LambdaSite> lambdas() {
    Map<String, LambdaSite> lambdas = new LinkedHashMap<>();
    input.startObject();
    for (String place = input.nextKey(); place != null; place = input.nextKey()) {
      once(lambdas, place);
      lambdas.put(input.unique(place), site());
    }
    return lambdas;
  }

  private LambdaSite site() {
    input.startObject();
    input.require("method");
    String method = input.name();
    input.require("factory");
    String factory = input.name();
    input.require("erased");
    String erased = input.name();
    input.require("instantiated");
    String instantiated = input.name();
    input.require("implementation");
    LambdaSite.Implementation implementation = implementation();
    int flags = input.at("flags") ? input.integer() : 0;
    List<String> markers = input.at("markers") ? input.names() : List.of();
    List<String> bridges = input.at("bridges") ? input.names() : List.of();
    input.endObject();
    return new LambdaSite(
        method, factory, erased, implementation, instantiated, flags, markers, bridges);
  }

  private LambdaSite.Implementation implementation() {
    input.startObject();
    input.require("kind");
    HandleKind kind = HandleKind.ofWord(input.text());
    if (kind == null) {
      throw input.malformed("unknown kind of method handle");
    }
    input.advance();
    input.require("owner");
    String owner = input.name();
    input.require("name");
    String name = input.name();
    input.require("descriptor");
    String descriptor = input.name();
    boolean isInterface = input.at("interface") && input.bool();
    input.endObject();
    return new LambdaSite.Implementation(kind.number, owner, name, descriptor, isInterface);
  }

  /** The survey has taken it from the text. */
  private void order() {
    if (ids.hasBadOrder()) {
      throw input.malformed("it does not say of each shared value and each instance where it is");
    }
    input.startArray();
    while (!input.endsArray()) {
      input.integer();
    }
  }

  private void nodes(Node[] nodes, boolean instances, Supplier<Node> reader) {
    int count = ids.count(instances);
    int k = 0;
    input.startObject();
    for (String id = input.nextKey(); id != null; id = input.nextKey()) {
      int at = k == count ? -1 : ids.inSection(instances, k);
      if (at < 0 || ids.index(id) != at) {
        throw input.malformed("id '" + id + "' is not the next one; ids count from 0 without gaps");
      }
      nodes[at] = reader.get();
      if ((nodes[at] instanceof Node.Lambda) != id.startsWith("fn_")) {
        throw input.malformed(
            "id '" + id + "': ids of lambdas, and of nothing else, begin with fn_");
      }
      k++;
    }
    if (k != count) {
      throw input.malformed("the section is there twice");
    }
  }

  private List<NamespaceGroup> groups() {
    List<NamespaceGroup> groups = new ArrayList<>();
    input.startObject();
    for (String id = input.nextKey(); id != null; id = input.nextKey()) {
      if (!id.equals("ns_" + groups.size())) {
        throw input.malformed(
            "id '" + id + "' is not ns_" + groups.size() + "; ids count from 0 without gaps");
      }
      groups.add(group());
    }
    return groups;
  }

  private NamespaceGroup group() {
    input.startObject();
    input.require("owner");
    String owner = input.name();
    input.require("members");
    List<String> members = input.names();
    input.require("bindings");
    Map<String, Slot> values = slots.properties();
    input.require("descriptors");
    input.startObject();
    List<NamespaceGroup.Binding> bindings = new ArrayList<>();
    values.forEach((key, value) -> {
      input.require(key);
      MemberKey member = MemberKey.parse(owner, key);
      bindings.add(new NamespaceGroup.Binding(
          input.unique(member.owner()), input.unique(member.name()), input.name(), value));
    });
    input.endObject();
    input.endObject();
    return new NamespaceGroup(owner, members, bindings);
  }

  private void once(Map<String, ?> map, String key) {
    if (map.containsKey(key)) {
      throw input.malformed("the key '" + key + "' is there twice");
    }
  }
}
