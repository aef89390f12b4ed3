package dev.satchel.payload;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes random well-formed documents: every kind of node, any references, odd names, odd numbers. */
final class RandomDocuments {
  private static final int[] INTS = {
    0, 1, -1, 7, 63, 64, -64, -65, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final long[] LONGS = {
    0, 1, -1, 1L << 40, (1L << 60) - 1, 1L << 60, -(1L << 60), Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final long[] DOUBLES = {
    0,
    Long.MIN_VALUE,
    1,
    0x3ff0000000000000L,
    0x7ff0000000000000L,
    0xfff0000000000000L,
    0x7ff8000000000000L,
    0x7ff8000000000001L,
    0x3fb999999999999aL,
    0x7fefffffffffffffL,
    0x44b52d02c7e14af6L
  };

  private final Choices choices;
  private final int shared;
  private final int sharedAtEnd;
  private final int total;

  private RandomDocuments(Choices choices) {
    this.choices = choices;
    this.shared = choices.next(6);
    int behind = choices.next(8);
    this.sharedAtEnd = Math.max(0, behind - 5);
    this.total = shared + behind;
  }

  static Document from(Choices choices) {
    return new RandomDocuments(choices).document();
  }

  private Document document() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      boolean isShared = i < shared || i >= total - sharedAtEnd;
      nodes.add(isShared ? sharedValue() : instance());
    }
    List<OriginLoader> loaders = loaders();
    Map<String, ClassUnit> sources = new LinkedHashMap<>();
    if (!loaders.isEmpty()) {
      for (int i = choices.next(3); i > 0; i--) {
        unit(loaders.get(choices.next(loaders.size())).id(), sources);
      }
    }
    List<NamespaceGroup> groups = new ArrayList<>();
    for (int i = choices.next(3); i > 0; i--) {
      groups.add(group());
    }
    return new Document(
        new Document.Producer(text(), text()),
        loaders,
        sources,
        nodes,
        groups,
        slotsByName(choices.next(4)));
  }

  private List<OriginLoader> loaders() {
    List<OriginLoader> loaders = new ArrayList<>();
    if (choices.oneIn(8)) {
      return loaders;
    }
    loaders.add(new OriginLoader("app", imports()));
    for (int i = choices.next(3); i > 0; i--) {
      loaders.add(new OriginLoader("loader_" + (loaders.size() * 7), imports()));
    }
    return loaders;
  }

  private Map<String, String> imports() {
    Map<String, String> imports = new LinkedHashMap<>();
    for (int i = choices.next(3); i > 0; i--) {
      imports.put(className(), className());
    }
    return imports;
  }

  private void unit(String loader, Map<String, ClassUnit> sources) {
    String name = className();
    byte @Nullable [] bytecode = choices.oneIn(3) ? null : bytes(choices.next(40));
    @Nullable String source = choices.oneIn(2) ? text() : null;
    String hash = bytecode != null
        ? ClassHash.of(bytecode)
        : ClassHash.of(source == null ? "elsewhere" : source);
    Map<String, LambdaSite> lambdas = new LinkedHashMap<>();
    for (int i = choices.next(3); i > 0; i--) {
      lambdas.put(key(), site());
    }
    sources.put(
        choices.oneIn(2) ? name : name + "@" + loader,
        new ClassUnit(
            name,
            loader,
            choices.of("class", "interface", "enum", "record", "annotation"),
            choices.oneIn(3) ? null : text(),
            choices.next(100),
            choices.next(1000),
            1 + choices.next(30),
            hash,
            texts(),
            lambdas,
            source,
            bytecode));
  }

  private LambdaSite site() {
    return new LambdaSite(
        member(),
        descriptor(),
        descriptor(),
        new LambdaSite.Implementation(
            5 + choices.next(5),
            "a/B",
            choices.of("<init>", "run"),
            descriptor(),
            choices.oneIn(2)),
        descriptor(),
        choices.next(8),
        choices.oneIn(2) ? List.of() : List.of("a/Marker", "java/io/Serializable"),
        choices.oneIn(2) ? List.of() : List.of(descriptor()));
  }

  private NamespaceGroup group() {
    String owner = className();
    Map<String, NamespaceGroup.Binding> bindings = new LinkedHashMap<>();
    for (int i = choices.next(4); i > 0; i--) {
      String field = member();
      String declaring = choices.oneIn(2) ? owner : className();
      String descriptor = choices.of("I", "Ljava/util/Map;", "[[J", "[La/B;");
      bindings.put(
          declaring + "#" + field,
          new NamespaceGroup.Binding(declaring, field, descriptor, slot()));
    }
    return new NamespaceGroup(owner, texts(), List.copyOf(bindings.values()));
  }

  private Node sharedValue() {
    return switch (choices.next(6)) {
      case 0 ->
        new Node.Value(choices.of("java.util.ArrayList", "java.util.HashMap", "a.B"), parts());
      case 1 -> new Node.Array(choices.of("java.lang.Object[]", "a.B[]", "int[][]"), slots());
      case 2 -> new Node.PrimitiveArray(primitives(choices.of(0, 1, 2, 15, 16, 17, 40)));
      case 3 ->
        new Node.TypeValue(choices.of("void", "int", "int[]", className(), className() + "[][]"));
      case 4 -> new Node.Made(className(), member(), descriptor(), slots());
      default -> new Node.Value("java.lang.Object", new Parts(Map.of(), null, false));
    };
  }

  private Node instance() {
    return switch (choices.next(8)) {
      case 0 -> object(className());
      case 1 -> record(className());
      case 2 -> new Node.Constant(className(), member());
      case 3 -> lambda();
      case 4 ->
        new Node.Proxy(choices.oneIn(3) ? List.of() : List.of(className(), className()), slot());
      case 5 -> new Node.Resource(text(), className());
      case 6 -> new Node.Known(choices.next(10), choices.next(100_000));
      default -> object("a.Often");
    };
  }

  private Node object(String type) {
    Map<String, Node.FieldValue> fields = new LinkedHashMap<>();
    for (int i = choices.next(4); i > 0; i--) {
      String owner = choices.oneIn(3) ? className() : type;
      String name = member();
      fields.put(owner + "#" + name, new Node.FieldValue(owner, name, slot()));
    }
    List<Node.Written> written = new ArrayList<>();
    for (int i = choices.oneIn(3) ? choices.next(3) : 0; i > 0; i--) {
      written.add(new Node.Written(className(), slots()));
    }
    Parts base = choices.oneIn(4) ? parts() : null;
    boolean isPlain = base == null && written.isEmpty();
    return new Node.Instance(
        type,
        isPlain ? primitives(fields) : "",
        List.copyOf(fields.values()),
        base,
        written,
        choices.oneIn(4));
  }

  /** Says of some fields that can be primitive that they are. */
  private String primitives(Map<String, Node.FieldValue> fields) {
    StringBuilder kinds = new StringBuilder();
    for (Node.FieldValue field : fields.values()) {
      boolean canBe = field.value() instanceof Slot.Scalar scalar
          && !(scalar.value() instanceof String)
          && choices.oneIn(2);
      kinds.append(canBe ? letter(((Slot.Scalar) field.value()).value()) : '-');
    }
    return PrimitiveBlock.of(kinds.toString()).kinds();
  }

  private static char letter(Object box) {
    Class<?> primitive = MethodType.methodType(box.getClass()).unwrap().returnType();
    return primitive.descriptorString().charAt(0);
  }

  private Node record(String type) {
    Map<String, Node.FieldValue> components = new LinkedHashMap<>();
    for (int i = choices.next(4); i > 0; i--) {
      String name = member();
      components.put(name, new Node.FieldValue(type, name, slot()));
    }
    return new Node.RecordInstance(
        type, primitives(components), List.copyOf(components.values()), choices.oneIn(4));
  }

  private Node lambda() {
    List<Node.Capture> captures = new ArrayList<>();
    slotsByName(choices.next(4))
        .forEach((name, slot) -> captures.add(new Node.Capture(name, slot)));
    return new Node.Lambda(className(), key(), className(), captures);
  }

  private Parts parts() {
    Map<String, Slot> properties = slotsByName(choices.next(3));
    List<Slot> elements = slots();
    return switch (choices.next(3)) {
      case 0 -> new Parts(properties, elements, false);
      case 1 -> new Parts(properties, elements.subList(0, elements.size() / 2 * 2), true);
      default -> new Parts(properties, null, false);
    };
  }

  private Map<String, Slot> slotsByName(int count) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      slots.put(key(), slot());
    }
    return slots;
  }

  private List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (int i = choices.next(5); i > 0; i--) {
      slots.add(slot());
    }
    return slots;
  }

  private Slot slot() {
    return switch (choices.next(11)) {
      case 0 -> Slot.NULL;
      case 1, 2, 3 -> total == 0 ? Slot.NULL : new Slot.Ref(choices.next(total));
      case 4 -> new Slot.Scalar(text());
      case 5 -> new Slot.Scalar(choices.of(true, false));
      case 6 -> new Slot.Scalar(INTS[choices.next(INTS.length)]);
      case 7 -> new Slot.Scalar(LONGS[choices.next(LONGS.length)]);
      case 8 -> new Slot.Scalar(Double.longBitsToDouble(DOUBLES[choices.next(DOUBLES.length)]));
      case 9 ->
        new Slot.Scalar(Float.intBitsToFloat((int) (DOUBLES[choices.next(DOUBLES.length)] >> 32)));
      default ->
        new Slot.Scalar(
            choices.of((Object) (byte) -3, (byte) 127, (short) -300, 'x', '\ud800', '\0'));
    };
  }

  private Object primitives(int length) {
    byte[] bytes = bytes(8 * length);
    String type = choices.of(
        "int[]", "byte[]", "short[]", "char[]", "long[]", "float[]", "double[]", "boolean[]");
    if (type.equals("boolean[]")) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= 1;
      }
    }
    Object array = PrimitiveArrays.fromBytes(type, length, bytes, 0);
    assert array != null;
    return array;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    int seed = choices.next(1000);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (seed * (i + 1) >> 3);
    }
    return bytes;
  }

  private List<String> texts() {
    return choices.oneIn(2) ? List.of() : List.of(text(), text());
  }

  private String text() {
    return choices.of(
        "",
        "text",
        "{\"ref\": \"sv_0\"}",
        "\u65e5\u672c",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00\\",
        "\"\n\0",
        "x".repeat(300),
        "\u00e9");
  }

  /** A text without half surrogate pairs. */
  private String key() {
    return choices.of(
        "k", "", "this", "ref", "daily()/0", "\u65e5\u672c", "\ud83d\ude00", "a#b", "\"\n\0", "$");
  }

  private String className() {
    return choices.of(
        "A",
        "a.B",
        "a.B$C",
        "a.Often",
        "java.lang.Object",
        "\u65e5.\u672c",
        "a.B@loader_1",
        "a b.\ud83d\ude00",
        "-");
  }

  private String member() {
    return choices.of("x", "y", "next", "odd#name", "\u65e5", "\ud83d\ude00", " ", "class");
  }

  private String descriptor() {
    return choices.of("()V", "(I[JLa/B;)[[Ljava/lang/String;", "()La/B;");
  }
}
