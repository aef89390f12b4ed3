package dev.satchel.cli;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Slot;
import dev.satchel.payload.NodeIds;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A document for people: what travels and how much, with the ids of its JSON form. Shows types, never values. */
final class DocumentText {
  private final Document document;
  private final int bytes;
  private final NodeIds ids;
  private final StringBuilder text = new StringBuilder();

  /**
   * Makes one.
   *
   * @param bytes the payload's size
   */
  DocumentText(Document document, int bytes) {
    this.document = document;
    this.bytes = bytes;
    this.ids = NodeIds.of(document.nodes());
  }

  String render() {
    line(
        "Satchel payload, format %d, %,d bytes; made by Satchel %s on Java %s",
        Document.VERSION,
        bytes,
        document.producer().satchel(),
        document.producer().java());
    variables();
    classes();
    statics();
    objects();
    return text.toString();
  }

  private void variables() {
    line("%nvariables (%d)", document.variables().size());
    document.variables().forEach((name, slot) -> line("  %s = %s", name, of(slot)));
  }

  private void classes() {
    long size =
        document.sources().values().stream().mapToLong(DocumentText::size).sum();
    int members = document.sources().values().stream()
        .mapToInt(unit -> unit.members().size())
        .sum();
    line(
        "%nclasses (%d, %d members, %,d bytes of class files)",
        document.sources().size(), members, size);
    boolean hasLoaders = document.loaders().size() > 1;
    for (Map.Entry<String, ClassUnit> entry : document.sources().entrySet()) {
      ClassUnit unit = entry.getValue();
      line(
          "  %s  (%s%s, Java %d, %,d bytes%s%s)",
          entry.getKey(),
          unit.kind(),
          place(unit),
          unit.release(),
          size(unit),
          unit.source() == null ? "" : ", with source",
          hasLoaders ? ", loader " + unit.loader() : "");
      unit.members().forEach(member -> line("    %s", member));
    }
    if (hasLoaders) {
      line("%nclass loaders (%d)", document.loaders().size());
      for (OriginLoader loader : document.loaders()) {
        line("  %s", loader.id());
        loader.imports().forEach((name, key) -> line("    sees %s as %s", key, name));
      }
    }
  }

  private static String place(ClassUnit unit) {
    if (unit.file() == null) {
      return "";
    }
    return unit.line() == 0
        ? ", " + unit.file()
        : ", " + unit.file() + ":" + unit.line() + "-" + unit.end();
  }

  private static long size(ClassUnit unit) {
    return unit.bytecode() == null ? 0 : unit.bytecode().length;
  }

  private void statics() {
    int fields =
        document.groups().stream().mapToInt(group -> group.bindings().size()).sum();
    line("%nstatic state (%d fields)", fields);
    for (NamespaceGroup group : document.groups()) {
      line("  %s", group.owner());
      for (NamespaceGroup.Binding binding : group.bindings()) {
        String owner = binding.owner().equals(group.owner()) ? "" : binding.owner() + ".";
        line("    %s%s = %s", owner, binding.field(), of(binding.value()));
      }
    }
  }

  private void objects() {
    Map<String, Integer> counts = new TreeMap<>();
    document.nodes().forEach(node -> counts.merge(kind(node), 1, Integer::sum));
    line("%nobjects (%d)", document.nodes().size());
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(count -> line("  %,d × %s", count.getValue(), count.getKey()));
  }

  /** A slot without its value: the payload's values are the user's. */
  private String of(Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      return ids.id(ref.node()) + " (" + kind(document.nodes().get(ref.node())) + ")";
    }
    return slot instanceof Slot.Scalar scalar
        ? "a " + scalar.value().getClass().getSimpleName()
        : "null";
  }

  private static String kind(Node node) {
    if (node instanceof Node.Instance instance) {
      return instance.type();
    } else if (node instanceof Node.RecordInstance instance) {
      return instance.type();
    } else if (node instanceof Node.Constant constant) {
      return constant.type();
    } else if (node instanceof Node.Lambda lambda) {
      return "lambda " + lambda.host() + "#" + lambda.place() + " as " + lambda.interfaceType();
    } else if (node instanceof Node.Made made) {
      return made.owner() + "." + made.method() + "(…)";
    } else if (node instanceof Node.Array array) {
      return array.type();
    } else if (node instanceof Node.PrimitiveArray array) {
      return array.values().getClass().getTypeName();
    } else if (node instanceof Node.Value value) {
      return value.type();
    } else if (node instanceof Node.TypeValue) {
      return "java.lang.Class";
    } else if (node instanceof Node.Proxy proxy) {
      return "proxy of " + String.join(", ", proxy.interfaces());
    } else if (node instanceof Node.Resource resource) {
      return "resource '" + resource.name() + "' (" + resource.type() + ")";
    } else {
      return "object of an earlier payload";
    }
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
