package dev.satchel.payload;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.NodeList;
import dev.satchel.model.OriginLoader;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a checked document in the JSON form.
 *
 * @see "docs/payload-format.md, The JSON form"
 */
final class JsonEncoder {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final Document document;
  private final JsonGenerator out;
  private final JsonLayout layout;
  private final NodeIds ids;
  private final JsonSlots slots;

  private JsonEncoder(Document document, JsonText text) {
    this.document = document;
    this.layout = new JsonLayout();
    this.out = FACTORY.createGenerator(new Layouted(layout), text);
    this.ids = NodeIds.of(document.nodes());
    this.slots = new JsonSlots(out, ids);
  }

  /** Hands the layout to the generator, which asks its context for it. */
  private static final class Layouted extends ObjectWriteContext.Base {
    private final PrettyPrinter layout;

    Layouted(PrettyPrinter layout) {
      this.layout = layout;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return layout;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** The JSON form of {@code document}, which {@link DocumentChecks} accepted; ends with a line end. */
  static String write(Document document) {
    JsonText text = new JsonText();
    JsonEncoder encoder = new JsonEncoder(document, text);
    encoder.write();
    encoder.out.close();
    text.write('\n');
    return text.toString();
  }

  private void write() {
    out.writeStartObject();
    out.writeNumberProperty("satchel", Document.VERSION);
    section("producer");
    out.writeStringProperty("java", document.producer().java());
    out.writeStringProperty("satchel", document.producer().satchel());
    out.writeEndObject();
    if (!document.loaders().equals(List.of(new OriginLoader("app", Map.of())))) {
      section("loaders");
      document.loaders().forEach(this::loader);
      out.writeEndObject();
    }
    section("sources");
    document.sources().forEach(this::unit);
    out.writeEndObject();
    section("shared_values");
    nodes(false);
    out.writeEndObject();
    section("namespace_groups");
    for (int i = 0; i < document.groups().size(); i++) {
      group("ns_" + i, document.groups().get(i));
    }
    out.writeEndObject();
    section("instances");
    nodes(true);
    out.writeEndObject();
    section("variables");
    document.variables().forEach(slots::property);
    out.writeEndObject();
    order();
    out.writeEndObject();
  }

  private void section(String name) {
    layout.section(name);
    out.writeName(name);
    out.writeStartObject();
  }

  private void loader(OriginLoader loader) {
    out.writeName(loader.id());
    out.writeStartObject();
    if (!loader.imports().isEmpty()) {
      out.writeName("imports");
      out.writeStartObject();
      loader.imports().forEach(out::writeStringProperty);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void unit(String key, ClassUnit unit) {
    out.writeName(key);
    out.writeStartObject();
    out.writeStringProperty("kind", unit.kind());
    if (!unit.name().equals(key)) {
      out.writeStringProperty("name", unit.name());
    }
    if (!unit.loader().equals("app")) {
      out.writeStringProperty("loader", unit.loader());
    }
    optional("file", unit.file());
    positive("line", unit.line());
    positive("end", unit.end());
    out.writeNumberProperty("release", unit.release());
    out.writeStringProperty("hash", unit.hash());
    strings("members", unit.members());
    if (!unit.lambdas().isEmpty()) {
      out.writeName("lambdas");
      out.writeStartObject();
      unit.lambdas().forEach(this::site);
      out.writeEndObject();
    }
    optional("source", unit.source());
    byte[] bytecode = unit.bytecode();
    if (bytecode != null) {
      out.writeName("bytecode");
      out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytecode, 0, bytecode.length);
    }
    out.writeEndObject();
  }

  private void site(String place, LambdaSite site) {
    out.writeName(place);
    out.writeStartObject();
    out.writeStringProperty("method", site.method());
    out.writeStringProperty("factory", site.factory());
    out.writeStringProperty("erased", site.erased());
    out.writeStringProperty("instantiated", site.instantiated());
    LambdaSite.Implementation implementation = site.implementation();
    HandleKind kind = HandleKind.ofNumber(implementation.kind());
    out.writeName("implementation");
    out.writeStartObject();
    out.writeStringProperty("kind", kind == null ? "" : kind.word);
    out.writeStringProperty("owner", implementation.owner());
    out.writeStringProperty("name", implementation.name());
    out.writeStringProperty("descriptor", implementation.descriptor());
    if (implementation.isInterface()) {
      out.writeBooleanProperty("interface", true);
    }
    out.writeEndObject();
    positive("flags", site.flags());
    if (!site.markers().isEmpty()) {
      strings("markers", site.markers());
    }
    if (!site.bridges().isEmpty()) {
      strings("bridges", site.bridges());
    }
    out.writeEndObject();
  }

  private void nodes(boolean instances) {
    JsonNodes nodes = new JsonNodes(out, slots);
    IntFunction<Node> all = NodeList.of(document.nodes()).oneByOne();
    for (int i = 0; i < document.nodes().size(); i++) {
      if (ids.isInstance(i) == instances) {
        out.writeName(ids.id(i));
        nodes.node(all.apply(i));
      }
    }
  }

  /** How many shared values come first, then how many instances, and so on, unless all shared values come first. */
  private void order() {
    List<Integer> runs = SectionOrder.runs(document.nodes().size(), ids::isInstance);
    if (runs.size() > 2) {
      out.writeName("order");
      out.writeStartArray();
      runs.forEach(out::writeNumber);
      out.writeEndArray();
    }
  }

  private void group(String id, NamespaceGroup group) {
    out.writeName(id);
    out.writeStartObject();
    out.writeStringProperty("owner", group.owner());
    strings("members", group.members());
    out.writeName("bindings");
    out.writeStartObject();
    for (NamespaceGroup.Binding binding : group.bindings()) {
      slots.property(
          MemberKey.of(group.owner(), binding.owner(), binding.field()), binding.value());
    }
    out.writeEndObject();
    out.writeName("descriptors");
    out.writeStartObject();
    for (NamespaceGroup.Binding binding : group.bindings()) {
      out.writeStringProperty(
          MemberKey.of(group.owner(), binding.owner(), binding.field()), binding.descriptor());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void optional(String key, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(key, value);
    }
  }

  private void positive(String key, int value) {
    if (value != 0) {
      out.writeNumberProperty(key, value);
    }
  }

  private void strings(String key, List<String> values) {
    out.writeName(key);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }
}
