package dev.satchel.payload;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.OriginLoader;
import dev.satchel.problem.PayloadFault;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What every document must obey, whatever its form. Both decoders check what they read with it, both encoders what they
 * are given, so one side never writes what the other refuses.
 *
 * <p>Judges structure and spelling alone: no class is looked up. Whether a name may be defined or loaded is the
 * receiver's type gate to say. The rules are those of docs/payload-format.md, "What a document must obey".
 */
final class DocumentChecks {
  private static final Set<String> KINDS =
      Set.of("class", "interface", "enum", "record", "annotation");
  private static final int ALL_FLAGS = 7;

  private DocumentChecks() {}

  /**
   * Returns if {@code document} is well-formed.
   *
   * @param limits of which only {@link Limits#maxCaptures()} is looked at; a decoder holds the others itself, earlier
   * @throws PayloadFault of kind MALFORMED, UNKNOWN_ID or LIMIT, which says where
   */
  static void check(Document document, Limits limits) {
    Set<String> loaders = loaders(document);
    document.sources().forEach((key, unit) -> unit(key, unit, loaders));
    new NodeChecks(document, limits).check();
    groups(document);
    document.variables().forEach((name, slot) -> {
      text(name, "variables");
      NodeChecks.slot(document, slot, () -> "variables/" + name);
    });
  }

  private static Set<String> loaders(Document document) {
    Set<String> ids = new HashSet<>();
    for (OriginLoader loader : document.loaders()) {
      String path = "loaders/" + loader.id();
      require(
          isLoader(loader.id()),
          path,
          "a loader's id is app or loader_N, not '" + loader.id() + "'");
      require(ids.add(loader.id()), path, "loader '" + loader.id() + "' is there twice");
      for (Map.Entry<String, String> entry : loader.imports().entrySet()) {
        className(entry.getKey(), path + "/imports");
        className(entry.getValue(), path + "/imports/" + entry.getKey());
      }
    }
    return ids;
  }

  private static boolean isLoader(String id) {
    return id.equals("app")
        || (id.startsWith("loader_") && IdNumber.parse(id, "loader_".length()) >= 0);
  }

  private static void unit(String key, ClassUnit unit, Set<String> loaders) {
    String path = "sources/" + key;
    className(unit.name(), path + "/name");
    className(key, "sources");
    require(
        key.equals(unit.name()) || key.equals(unit.name() + "@" + unit.loader()),
        path,
        "the key of class " + unit.name() + " is its name, or its name, @ and its loader");
    require(
        loaders.contains(unit.loader()),
        path,
        "its loader '" + unit.loader() + "' is not among the loaders");
    require(
        KINDS.contains(unit.kind()),
        path,
        "'" + unit.kind() + "' is no kind of class; known are " + sortedKinds());
    require(
        unit.line() >= 0 && unit.end() >= 0,
        path,
        "lines " + unit.line() + ".." + unit.end() + " are not lines");
    require(unit.release() >= 1, path, "release " + unit.release() + " is no Java release");
    hash(unit, path);
    unit.lambdas().forEach((place, site) -> {
      text(place, path + "/lambdas");
      site(site, path + "/lambdas/" + place);
    });
  }

  private static String sortedKinds() {
    return String.join(", ", KINDS.stream().sorted().toList());
  }

  private static void hash(ClassUnit unit, String path) {
    require(
        ClassHash.isValid(unit.hash()),
        path,
        "'" + unit.hash() + "' is no hash; it is sha256: and 64 hexadecimal digits");
    byte[] bytecode = unit.bytecode();
    String source = unit.source();
    if (bytecode != null) {
      require(
          unit.hash().equals(ClassHash.of(bytecode)),
          path,
          "the class file does not match its hash");
    } else if (source != null) {
      require(
          unit.hash().equals(ClassHash.of(source)),
          path,
          "the source text does not match its hash");
    }
  }

  private static void site(LambdaSite site, String path) {
    member(site.method(), path + "/method");
    methodDescriptor(site.factory(), path + "/factory");
    methodDescriptor(site.erased(), path + "/erased");
    methodDescriptor(site.instantiated(), path + "/instantiated");
    LambdaSite.Implementation implementation = site.implementation();
    require(
        HandleKind.ofNumber(implementation.kind()) != null,
        path + "/implementation",
        "reference kind " + implementation.kind() + " is not that of a method");
    require(
        JvmNames.isInternal(implementation.owner()),
        path + "/implementation",
        "'" + implementation.owner() + "' is no internal class name");
    member(implementation.name(), path + "/implementation");
    methodDescriptor(implementation.descriptor(), path + "/implementation");
    require(
        site.flags() >= 0 && site.flags() <= ALL_FLAGS,
        path,
        "flags " + site.flags() + " are not 0.." + ALL_FLAGS);
    for (String marker : site.markers()) {
      require(
          JvmNames.isInternal(marker),
          path + "/markers",
          "'" + marker + "' is no internal class name");
    }
    for (String bridge : site.bridges()) {
      methodDescriptor(bridge, path + "/bridges");
    }
  }

  private static void groups(Document document) {
    int number = 0;
    for (NamespaceGroup group : document.groups()) {
      String path = "namespace_groups/ns_" + number++;
      className(group.owner(), path + "/owner");
      Set<String> fields = new HashSet<>();
      for (NamespaceGroup.Binding binding : group.bindings()) {
        String here = path + "/bindings/" + binding.field();
        className(binding.owner(), here);
        field(binding.field(), here);
        require(
            JvmNames.isFieldDescriptor(binding.descriptor()),
            here,
            "'" + binding.descriptor() + "' is no field descriptor");
        require(
            fields.add(binding.owner() + "#" + binding.field()), here, "the field is bound twice");
        NodeChecks.slot(document, binding.value(), () -> here);
      }
    }
  }

  static void className(String name, String path) {
    require(JvmNames.isClass(name), path, "'" + name + "' is no class name");
  }

  /** Whatever is a key in the JSON form. */
  static void text(String name, String path) {
    require(JvmNames.isText(name), path, "the name '" + name + "' holds half a surrogate pair");
  }

  /** Of a static field, its name; of an enum constant's field, the constant's before it. */
  private static void field(String name, String path) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      member(name.substring(0, dot), path);
    }
    member(name.substring(dot + 1), path);
  }

  static void member(String name, String path) {
    require(
        JvmNames.isMember(name) || name.equals("<init>"),
        path,
        "'" + name + "' is no name of a field or method");
  }

  static void methodDescriptor(String descriptor, String path) {
    require(
        JvmNames.isMethodDescriptor(descriptor),
        path,
        "'" + descriptor + "' is no method descriptor");
  }

  static void require(boolean holds, String path, String otherwise) {
    if (!holds) {
      throw Faults.malformed(path, otherwise);
    }
  }
}
