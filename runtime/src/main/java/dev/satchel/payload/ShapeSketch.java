package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.Parts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Shape} of one node after the other, described in a scratch area, so that looking up the shapes of a million
 * nodes allocates nothing.
 *
 * <p>Not thread-safe.
 */
final class ShapeSketch {
  /** What is kept of a description. */
  record Copy(int hash, int header, String[] strings, int[] ends) {}

  /** Four lists of strings one after the other: head, names, properties, hooks. */
  private String[] strings = new String[64];

  /** Where each of the lists ends. */
  private final int[] ends = new int[4];

  private int count;
  private int header;
  private int hash;

  /** Describes the shape of {@code node}; what was described before is lost. */
  void draw(Node node) {
    count = 0;
    header = describe(node);
    mix();
  }

  /** Describes the shape of nodes of {@code layout}; what was described before is lost. */
  void draw(NodeLayout layout) {
    count = 0;
    header = describe(layout);
    mix();
  }

  private void mix() {
    int mixed = header;
    for (int i = 0; i < count; i++) {
      mixed = 31 * mixed + strings[i].hashCode();
    }
    hash = (mixed * 0x9E3779B9) >>> 7;
  }

  /** At least 0. */
  int hash() {
    return hash;
  }

  boolean isSameAs(Copy other) {
    return other.hash == hash
        && other.header == header
        && Arrays.equals(other.ends, ends)
        && Arrays.equals(other.strings, 0, other.strings.length, strings, 0, count);
  }

  Copy copy() {
    return new Copy(hash, header, Arrays.copyOf(strings, count), ends.clone());
  }

  Shape toShape() {
    Shape shape = Shape.of(
        header,
        list(0, ends[0]),
        list(ends[0], ends[1]),
        list(ends[1], ends[2]),
        list(ends[2], ends[3]));
    return Objects.requireNonNull(shape);
  }

  private List<String> list(int from, int to) {
    return List.of(Arrays.copyOfRange(strings, from, to));
  }

  private int describe(Node node) {
    if (node instanceof Node.Instance instance) {
      return describeInstance(instance);
    }
    if (node instanceof Node.Value value) {
      head(value.type());
      endNames();
      return endParts(Shape.Kind.VALUE, false, value.parts());
    }
    if (node instanceof Node.Array array) {
      head(array.type());
      return plain(Shape.Kind.ARRAY);
    }
    if (node instanceof Node.RecordInstance instance) {
      add(instance.type());
      head(instance.primitives());
      for (Node.FieldValue component : instance.components()) {
        add(component.name());
      }
      endNames();
      endProperties();
      endHooks();
      return Shape.header(Shape.Kind.RECORD, instance.resolves(), Shape.Elements.NO_PARTS);
    }
    if (node instanceof Node.Lambda lambda) {
      add(lambda.host());
      add(lambda.place());
      head(lambda.interfaceType());
      for (Node.Capture capture : lambda.captures()) {
        add(capture.name());
      }
      return plain(Shape.Kind.LAMBDA);
    }
    return describeRare(node);
  }

  private int describe(NodeLayout layout) {
    NodeLayout.Site site = layout.site();
    if (site != null) {
      add(site.host());
      add(site.place());
    }
    add(layout.type());
    if (layout.kind() == NodeLayout.Kind.INSTANCE || layout.kind() == NodeLayout.Kind.RECORD) {
      add(layout.block().kinds());
    }
    endHead();
    List<String> names = layout.names();
    switch (layout.kind()) {
      case INSTANCE -> {
        for (int i = 0; i < names.size(); i++) {
          add(layout.owners().get(i));
          add(names.get(i));
        }
        return fields(Shape.Kind.INSTANCE, layout.resolves());
      }
      case RECORD -> {
        names.forEach(this::add);
        return fields(Shape.Kind.RECORD, layout.resolves());
      }
      case LAMBDA -> {
        names.forEach(this::add);
        return plain(Shape.Kind.LAMBDA);
      }
      case ARRAY -> {
        return plain(Shape.Kind.ARRAY);
      }
      case VALUE -> {
        endNames();
        names.forEach(this::add);
        endProperties();
        endHooks();
        return Shape.header(
            Shape.Kind.VALUE,
            false,
            switch (layout.elements()) {
              case NONE -> Shape.Elements.NONE;
              case ELEMENTS -> Shape.Elements.ELEMENTS;
              case ENTRIES -> Shape.Elements.ENTRIES;
            });
      }
      default -> throw new IllegalArgumentException(String.valueOf(layout.kind()));
    }
  }

  private int fields(Shape.Kind kind, boolean resolves) {
    endNames();
    endProperties();
    endHooks();
    return Shape.header(kind, resolves, Shape.Elements.NO_PARTS);
  }

  private int describeRare(Node node) {
    if (node instanceof Node.Constant constant) {
      head(constant.type());
      return plain(Shape.Kind.CONSTANT);
    }
    if (node instanceof Node.PrimitiveArray array) {
      head(array.values().getClass().getComponentType().getName() + "[]");
      return plain(Shape.Kind.PRIMITIVES);
    }
    if (node instanceof Node.Made made) {
      add(made.owner());
      add(made.method());
      head(made.descriptor());
      return plain(Shape.Kind.MADE);
    }
    if (node instanceof Node.Proxy proxy) {
      proxy.interfaces().forEach(this::add);
      endHead();
      return plain(Shape.Kind.PROXY);
    }
    if (node instanceof Node.Resource resource) {
      head(resource.type());
      return plain(Shape.Kind.RESOURCE);
    }
    endHead();
    return plain(node instanceof Node.TypeValue ? Shape.Kind.TYPE : Shape.Kind.KNOWN);
  }

  private int describeInstance(Node.Instance instance) {
    add(instance.type());
    head(instance.primitives());
    List<Node.FieldValue> fields = instance.fields();
    for (int i = 0; i < fields.size(); i++) {
      Node.FieldValue field = fields.get(i);
      add(field.owner());
      add(field.name());
    }
    endNames();
    Parts base = instance.base();
    if (base != null) {
      base.properties().keySet().forEach(this::add);
    }
    endProperties();
    for (Node.Written written : instance.written()) {
      add(written.owner());
    }
    endHooks();
    return Shape.header(Shape.Kind.INSTANCE, instance.resolves(), elements(base));
  }

  private int plain(Shape.Kind kind) {
    endNames();
    endProperties();
    endHooks();
    return Shape.header(kind, false, Shape.Elements.NO_PARTS);
  }

  private int endParts(Shape.Kind kind, boolean resolves, Parts parts) {
    parts.properties().keySet().forEach(this::add);
    endProperties();
    endHooks();
    return Shape.header(kind, resolves, elements(parts));
  }

  private static Shape.Elements elements(@Nullable Parts parts) {
    return parts == null
        ? Shape.Elements.NO_PARTS
        : parts.elements() == null
            ? Shape.Elements.NONE
            : parts.paired() ? Shape.Elements.ENTRIES : Shape.Elements.ELEMENTS;
  }

  private void head(String string) {
    add(string);
    endHead();
  }

  private void endHead() {
    ends[0] = count;
  }

  private void endNames() {
    ends[1] = count;
  }

  private void endProperties() {
    ends[2] = count;
  }

  private void endHooks() {
    ends[3] = count;
  }

  private void add(String string) {
    if (count == strings.length) {
      strings = Arrays.copyOf(strings, 2 * count);
    }
    strings[count++] = string;
  }
}
