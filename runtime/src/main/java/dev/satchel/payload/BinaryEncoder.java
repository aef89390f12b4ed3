package dev.satchel.payload;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.NodeList;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a checked document in the binary form, in one pass.
 *
 * @see "docs/payload-format.md, The binary form"
 */
final class BinaryEncoder {
  /** As PNG's: not a text in any encoding, and damaged by whatever changes line ends. */
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'A', 'T', '\r', '\n', 0x1A, '\n'};

  private final BinarySink sink;
  private final BinarySlots slots;
  private final Progress progress;

  private BinaryEncoder(BinarySink sink, Progress progress) {
    this.progress = progress;
    this.sink = sink;
    this.slots = new BinarySlots(sink);
  }

  static byte[] magic() {
    return MAGIC.clone();
  }

  /** Writes {@code document}, which {@link DocumentChecks} accepted. */
  static void write(Document document, BinarySink sink, Progress progress) {
    new BinaryEncoder(sink, progress).write(document);
    sink.finish();
  }

  private void write(Document document) {
    sink.octets(MAGIC);
    sink.number(Document.VERSION);
    sink.text(document.producer().satchel());
    sink.text(document.producer().java());
    sink.number(document.loaders().size());
    document.loaders().forEach(this::loader);
    sink.number(document.sources().size());
    document.sources().forEach(this::unit);
    nodes(NodeList.of(document.nodes()));
    sink.number(document.groups().size());
    document.groups().forEach(this::group);
    sink.number(document.variables().size());
    document.variables().forEach((name, slot) -> {
      slots.string(name);
      slots.slot(slot, 0);
    });
  }

  private void loader(OriginLoader loader) {
    slots.string(loader.id());
    sink.number(loader.imports().size());
    loader.imports().forEach((name, key) -> {
      slots.string(name);
      slots.string(key);
    });
  }

  private void unit(String key, ClassUnit unit) {
    slots.string(key);
    slots.string(unit.name());
    slots.string(unit.loader());
    slots.string(unit.kind());
    optional(unit.file());
    sink.number(unit.line());
    sink.number(unit.end());
    sink.number(unit.release());
    sink.octets(ClassHash.digest(unit.hash()));
    slots.strings(unit.members());
    sink.number(unit.lambdas().size());
    for (Map.Entry<String, LambdaSite> entry : unit.lambdas().entrySet()) {
      slots.string(entry.getKey());
      site(entry.getValue());
    }
    optional(unit.source());
    byte[] bytecode = unit.bytecode();
    sink.octet(bytecode == null ? 0 : 1);
    if (bytecode != null) {
      sink.number(bytecode.length);
      sink.octets(bytecode);
    }
  }

  /** By itself, not through the table: a source text is long and never there twice. */
  private void optional(@Nullable String text) {
    sink.octet(text == null ? 0 : 1);
    if (text != null) {
      sink.text(text);
    }
  }

  private void site(LambdaSite site) {
    slots.string(site.method());
    slots.string(site.factory());
    slots.string(site.erased());
    slots.string(site.instantiated());
    LambdaSite.Implementation implementation = site.implementation();
    sink.octet(implementation.kind());
    slots.string(implementation.owner());
    slots.string(implementation.name());
    slots.string(implementation.descriptor());
    sink.octet(implementation.isInterface() ? 1 : 0);
    sink.number(site.flags());
    slots.strings(site.markers());
    slots.strings(site.bridges());
  }

  private void nodes(NodeList nodes) {
    sink.number(nodes.size());
    EncodedNodes encoded = nodes instanceof Encoded list ? list.encoded() : null;
    if (encoded == null) {
      progress.read(nodes, 0, nodes.size(), new BinaryNodes(sink));
    } else {
      encoded.writeTo(sink);
      progress.at(Progress.Stage.WRITING, nodes.size(), nodes.size());
    }
  }

  private void group(NamespaceGroup group) {
    slots.string(group.owner());
    slots.strings(group.members());
    sink.number(group.bindings().size());
    for (NamespaceGroup.Binding binding : group.bindings()) {
      slots.string(binding.owner());
      slots.string(binding.field());
      slots.string(binding.descriptor());
      slots.slot(binding.value(), 0);
    }
  }
}
