package dev.satchel.payload;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the binary form from bytes that are not trusted. What it returns was not yet seen by {@link DocumentChecks}.
 *
 * @see "docs/payload-format.md, The binary form"
 */
final class BinaryDecoder {
  private static final int HASH_BYTES = 32;

  private final Limits limits;
  private final BinarySource source;
  private final BinarySlotReader slots;
  private int node;

  private BinaryDecoder(byte[] bytes, Limits limits) {
    this.limits = limits;
    this.source = new BinarySource(bytes, limits);
    this.slots = new BinarySlotReader(source);
  }

  /** Whether {@code bytes} begin as the binary form does, or end where they could still have done. */
  static boolean isBinary(byte[] bytes) {
    byte[] magic = BinaryEncoder.magic();
    int length = Math.min(bytes.length, magic.length);
    return length > 0 && Arrays.equals(bytes, 0, length, magic, 0, length);
  }

  /** Reads a payload that {@link #isBinary}. */
  static Document read(byte[] bytes, Limits limits) {
    return new BinaryDecoder(bytes, limits).read();
  }

  private Document read() {
    source.octets(BinaryEncoder.magic().length);
    long version = source.number();
    String satchel = source.text();
    String java = source.text();
    if (version != Document.VERSION) {
      throw Faults.otherVersion(Long.toUnsignedString(version), satchel);
    }
    List<OriginLoader> loaders = loaders();
    Map<String, ClassUnit> sources = sources();
    source.in(() -> "the nodes");
    int count = source.count("nodes", 1);
    if (count > limits.maxNodes()) {
      throw Faults.limit("maxNodes", count, limits.maxNodes());
    }
    BinaryNodeList nodes = new BinaryNodeList(
        source, new BinaryNodeReader(source, new BinarySlotReader(source)), count);
    source.in(() -> "the nodes, number " + node);
    for (; node < count; node++) {
      nodes.readNext();
    }
    List<NamespaceGroup> groups = groups();
    Map<String, Slot> variables = variables();
    source.finish();
    return new Document(
        new Document.Producer(java, satchel), loaders, sources, nodes, groups, variables);
  }

  private List<OriginLoader> loaders() {
    source.in(() -> "loaders");
    List<OriginLoader> loaders = new ArrayList<>();
    for (int i = source.count("loaders", 2); i > 0; i--) {
      String id = slots.string();
      Map<String, String> imports = new LinkedHashMap<>();
      for (int k = source.count("imports", 2); k > 0; k--) {
        once(imports, slots.string(), slots.string());
      }
      loaders.add(new OriginLoader(id, imports));
    }
    return loaders;
  }

  private Map<String, ClassUnit> sources() {
    source.in(() -> "sources");
    int count = source.count("classes", HASH_BYTES);
    if (count > limits.maxClasses()) {
      throw Faults.limit("maxClasses", count, limits.maxClasses());
    }
    Map<String, ClassUnit> sources = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = slots.string();
      source.in(() -> "sources, " + key);
      once(sources, key, unit());
    }
    return sources;
  }

  private ClassUnit unit() {
    return new ClassUnit(
        slots.string(),
        slots.string(),
        slots.string(),
        flag() ? source.text() : null,
        source.small("a line"),
        source.small("a line"),
        source.small("a release"),
        ClassHash.ofDigest(source.octets(HASH_BYTES)),
        slots.strings("members"),
        lambdas(),
        flag() ? source.text() : null,
        bytecode());
  }

  private byte @Nullable [] bytecode() {
    return flag() ? source.octets(source.count("bytes", 1)) : null;
  }

  private Map<String, LambdaSite> lambdas() {
    Map<String, LambdaSite> lambdas = new LinkedHashMap<>();
    for (int i = source.count("lambdas", 2); i > 0; i--) {
      once(lambdas, slots.string(), site());
    }
    return lambdas;
  }

  private LambdaSite site() {
    String method = slots.string();
    String factory = slots.string();
    String erased = slots.string();
    String instantiated = slots.string();
    LambdaSite.Implementation implementation = new LambdaSite.Implementation(
        source.octet(), slots.string(), slots.string(), slots.string(), flag());
    return new LambdaSite(
        method,
        factory,
        erased,
        implementation,
        instantiated,
        source.small("flags"),
        slots.strings("markers"),
        slots.strings("bridges"));
  }

  private List<NamespaceGroup> groups() {
    source.in(() -> "namespace_groups");
    List<NamespaceGroup> groups = new ArrayList<>();
    for (int i = source.count("groups", 3); i > 0; i--) {
      String owner = slots.string();
      List<String> members = slots.strings("members");
      List<NamespaceGroup.Binding> bindings = new ArrayList<>();
      for (int k = source.count("bindings", 4); k > 0; k--) {
        bindings.add(new NamespaceGroup.Binding(
            slots.string(), slots.string(), slots.string(), slots.slot(0)));
      }
      groups.add(new NamespaceGroup(owner, members, bindings));
    }
    return groups;
  }

  private Map<String, Slot> variables() {
    source.in(() -> "variables");
    Map<String, Slot> variables = new LinkedHashMap<>();
    for (int i = source.count("variables", 2); i > 0; i--) {
      once(variables, slots.string(), slots.slot(0));
    }
    return variables;
  }

  private boolean flag() {
    int octet = source.octet();
    if (octet > 1) {
      throw source.malformed("a flag is neither 0 nor 1");
    }
    return octet == 1;
  }

  private <V> void once(Map<String, V> map, String key, V value) {
    if (map.put(key, value) != null) {
      throw source.malformed("'" + key + "' is there twice");
    }
  }
}
