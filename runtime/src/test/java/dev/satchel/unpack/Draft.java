package dev.satchel.unpack;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.payload.PayloadCodec;
import dev.satchel.testing.InMemoryCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A document written by hand: what a sender would make, with whole class files. */
final class Draft {
  private static final Map<List<String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  private final List<OriginLoader> loaders = new ArrayList<>();
  private final Map<String, ClassUnit> sources = new LinkedHashMap<>();
  final List<Node> nodes = new ArrayList<>();
  private final Map<String, List<NamespaceGroup.Binding>> bindings = new LinkedHashMap<>();
  private final Map<String, Slot> variables = new LinkedHashMap<>();

  static Draft of(String... sources) {
    return new Draft()
        .classes(
            "app",
            "",
            COMPILED.computeIfAbsent(List.of(sources), s -> InMemoryCompiler.compile(sources)));
  }

  Draft classes(String loader, String suffix, Map<String, byte[]> classFiles) {
    if (loaders.stream().noneMatch(l -> l.id().equals(loader))) {
      loaders.add(new OriginLoader(loader, Map.of()));
    }
    classFiles.forEach((name, bytes) -> unit(name + suffix, unit(name, loader, "v1", bytes)));
    return this;
  }

  Draft unit(String key, ClassUnit unit) {
    sources.put(key, unit);
    return this;
  }

  Draft loader(String id, Map<String, String> imports) {
    loaders.removeIf(l -> l.id().equals(id));
    loaders.add(new OriginLoader(id, imports));
    return this;
  }

  static ClassUnit unit(String name, String loader, String hash, byte[] bytes) {
    return new ClassUnit(
        name,
        loader,
        "class",
        null,
        0,
        0,
        17,
        "sha256:" + hash,
        List.of(),
        sites(bytes),
        null,
        bytes);
  }

  /** Call sites as {@code method/ordinal}: enough of a place for tests. None if the class file is damaged. */
  static Map<String, LambdaSite> sites(byte[] classFile) {
    try {
      return readSites(classFile);
    } catch (RuntimeException e) {
      return Map.of();
    }
  }

  private static Map<String, LambdaSite> readSites(byte[] classFile) {
    Map<String, LambdaSite> sites = new TreeMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String method,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  private int ordinal;

                  @Override
                  public void visitInvokeDynamicInsn(
                      String name, String factory, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                      sites.put(method + "/" + ordinal++, site(name, factory, arguments));
                    }
                  }
                };
              }
            },
            0);
    return sites;
  }

  private static LambdaSite site(String name, String factory, Object[] arguments) {
    Handle handle = (Handle) arguments[1];
    int flags = arguments.length > 3 ? (Integer) arguments[3] : 0;
    List<String> markers = new ArrayList<>();
    List<String> bridges = new ArrayList<>();
    int next = 4;
    if ((flags & 2) != 0) {
      int count = (Integer) arguments[next++];
      for (int i = 0; i < count; i++) {
        markers.add(((Type) arguments[next++]).getInternalName());
      }
    }
    if ((flags & 4) != 0) {
      int count = (Integer) arguments[next++];
      for (int i = 0; i < count; i++) {
        bridges.add(((Type) arguments[next++]).getDescriptor());
      }
    }
    return new LambdaSite(
        name,
        factory,
        ((Type) arguments[0]).getDescriptor(),
        new LambdaSite.Implementation(
            handle.getTag(),
            handle.getOwner(),
            handle.getName(),
            handle.getDesc(),
            handle.isInterface()),
        ((Type) arguments[2]).getDescriptor(),
        flags,
        markers,
        bridges);
  }

  /** Room for a node that {@link #put} brings later. */
  Slot.Ref reserve() {
    nodes.add(null);
    return new Slot.Ref(nodes.size() - 1);
  }

  Slot.Ref put(Slot.Ref place, Node node) {
    nodes.set(place.node(), node);
    return place;
  }

  Slot.Ref add(Node node) {
    return put(reserve(), node);
  }

  /** An object; {@code fields} alternate name and value, declared by {@code type} unless the name is {@code Owner#name}. */
  static Node object(String type, Object... fields) {
    return new Node.Instance(type, fields(type, fields), null, List.of(), false);
  }

  static Node record(String type, Object... components) {
    return new Node.RecordInstance(type, fields(type, components), false);
  }

  static List<Node.FieldValue> fields(String type, Object... fields) {
    List<Node.FieldValue> all = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      String name = (String) fields[i];
      int hash = name.indexOf('#');
      all.add(new Node.FieldValue(
          hash < 0 ? type : name.substring(0, hash),
          name.substring(hash + 1),
          slot(fields[i + 1])));
    }
    return all;
  }

  static Node value(String type, Object... elements) {
    return new Node.Value(type, new Parts(Map.of(), slots(elements), false));
  }

  static Node map(String type, Object... entries) {
    return new Node.Value(type, new Parts(Map.of(), slots(entries), true));
  }

  static Node array(String type, Object... elements) {
    return new Node.Array(type, slots(elements));
  }

  static Node lambda(String host, String place, String type, Object... captures) {
    List<Node.Capture> all = new ArrayList<>();
    for (Slot slot : slots(captures)) {
      all.add(new Node.Capture("arg$" + (all.size() + 1), slot));
    }
    return new Node.Lambda(host, place, type, all);
  }

  static List<Slot> slots(Object... values) {
    return Arrays.stream(values).map(Draft::slot).toList();
  }

  static Slot slot(Object value) {
    if (value == null) {
      return Slot.NULL;
    }
    return value instanceof Slot slot ? slot : new Slot.Scalar(value);
  }

  Draft bind(String owner, String field, String descriptor, Object value) {
    bindings
        .computeIfAbsent(owner.split("[$@]")[0], k -> new ArrayList<>())
        .add(new NamespaceGroup.Binding(owner, field, descriptor, slot(value)));
    return this;
  }

  Draft variable(String name, Object value) {
    variables.put(name, slot(value));
    return this;
  }

  Draft with(Consumer<Draft> more) {
    more.accept(this);
    return this;
  }

  Document document() {
    List<NamespaceGroup> groups = new ArrayList<>();
    bindings.forEach((owner, list) -> groups.add(new NamespaceGroup(owner, List.of(), list)));
    return new Document(
        new Document.Producer("17", "test"), loaders, sources, nodes, groups, variables);
  }

  /** Loads it into a namespace that stays open. */
  Map<String, Object> load() {
    return new Namespace(Settings.bare()).load(document());
  }

  /** As {@link #load}, of the graph's bytes as a sender would write them. Shared values must stand before instances. */
  Map<String, Object> loadFromBytes() {
    Document all = document();
    Document graph = new Document(
        all.producer(), all.loaders(), Map.of(), all.nodes(), List.of(), all.variables());
    List<Node> read = PayloadCodec.read(PayloadCodec.toBinary(graph)).nodes();
    return new Namespace(Settings.bare())
        .load(new Document(
            all.producer(), all.loaders(), all.sources(), read, all.groups(), all.variables()));
  }

  Object load(String variable) {
    return load().get(variable);
  }
}
