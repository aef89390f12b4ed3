package dev.satchel.payload;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents that tests share. The class files in them are none: the format takes them as bytes. */
final class Documents {
  static final List<OriginLoader> APP = List.of(new OriginLoader("app", Map.of()));
  static final Document.Producer PRODUCER = new Document.Producer("17", "0.1.0");

  private Documents() {}

  /** The smallest document. */
  static Document empty() {
    return new Document(PRODUCER, APP, Map.of(), List.of(), List.of(), Map.of());
  }

  /** A document with these nodes; each is a variable, named n0, n1 …. */
  static Document of(Node... nodes) {
    Map<String, Slot> variables = new LinkedHashMap<>();
    for (int i = 0; i < nodes.length; i++) {
      variables.put("n" + i, new Slot.Ref(i));
    }
    return new Document(PRODUCER, APP, Map.of(), List.of(nodes), List.of(), variables);
  }

  /** The example of the design: a lambda that captures a client whose configuration is a static of another class. */
  static Document analytics() {
    Map<String, ClassUnit> sources = new LinkedHashMap<>();
    sources.put(
        "analytics.Client",
        unit(
            "analytics.Client",
            "app",
            "analytics/Client.java",
            3,
            9,
            List.of("Client(Map)"),
            Map.of(),
            null));
    sources.put(
        "analytics.Core",
        unit(
            "analytics.Core",
            "app",
            "analytics/Core.java",
            3,
            20,
            List.of("metrics()", "trackCall()"),
            Map.of(),
            "package analytics;\n\npublic class Core {\n  static final Map<String, Integer> METRICS = new HashMap<>();\n}\n"));
    sources.put(
        "analytics.Jobs",
        unit(
            "analytics.Jobs",
            "app",
            "analytics/Jobs.java",
            7,
            12,
            List.of("daily()/0"),
            Map.of("daily()/0", site("(ILanalytics/Client;)Ljava/util/concurrent/Callable;")),
            null));
    List<Node> nodes = List.of(
        new Node.Value("java.util.HashMap", entries("calls", 2, "errors", 1)),
        new Node.Instance(
            "analytics.Client",
            List.of(new Node.FieldValue("analytics.Client", "config", ref(0))),
            null,
            List.of(),
            false),
        new Node.Lambda(
            "analytics.Jobs",
            "daily()/0",
            "java.util.concurrent.Callable",
            List.of(new Node.Capture("factor", scalar(2)), new Node.Capture("client", ref(1)))));
    NamespaceGroup group = new NamespaceGroup(
        "analytics.Core",
        List.of("analytics.Core#metrics()", "analytics.Core#trackCall()"),
        List.of(
            new NamespaceGroup.Binding("analytics.Core", "METRICS", "Ljava/util/Map;", ref(0))));
    return new Document(PRODUCER, APP, sources, nodes, List.of(group), Map.of("root", ref(2)));
  }

  /** A document with every kind of node, slot, unit and binding, and with texts that are hard to spell. */
  static Document everything() {
    List<OriginLoader> loaders = List.of(
        new OriginLoader("app", Map.of("a.Helper", "a.Helper@app")),
        new OriginLoader("loader_1", Map.of("a.Helper", "a.Helper@loader_1")));
    Map<String, ClassUnit> sources = new LinkedHashMap<>();
    LambdaSite site = new LambdaSite(
        "compare",
        "(La/Helper;)Ljava/util/Comparator;",
        "(Ljava/lang/Object;Ljava/lang/Object;)I",
        new LambdaSite.Implementation(
            9, "a/Ranked", "lambda$by$0", "(La/Helper;La/Helper;)I", true),
        "(La/Helper;La/Helper;)I",
        7,
        List.of("java/io/Serializable"),
        List.of("(La/Ranked;La/Ranked;)I"));
    Map<String, LambdaSite> lambdas = new LinkedHashMap<>();
    lambdas.put("by(int[])/0", site);
    lambdas.put("by(int[])/1", site("()Ljava/util/function/Supplier;"));
    sources.put(
        "a.Colour",
        new ClassUnit(
            "a.Colour",
            "app",
            "enum",
            null,
            0,
            0,
            17,
            ClassHash.of("known there".getBytes(StandardCharsets.UTF_8)),
            List.of(),
            Map.of(),
            null,
            null));
    sources.put(
        "a.Helper@app",
        unit(
            "a.Helper",
            "app",
            "a/Helper.java",
            1,
            2,
            List.of(),
            lambdas,
            "class Helper {} // «ü» \u65e5"));
    sources.put(
        "a.Helper@loader_1",
        unit("a.Helper", "loader_1", "a/Helper.java", 1, 2, List.of(), Map.of(), null));
    String text = "interface Note {}\n";
    sources.put(
        "a.Note",
        new ClassUnit(
            "a.Note",
            "app",
            "annotation",
            "a/Note.java",
            1,
            1,
            25,
            ClassHash.of(text),
            List.of("value()"),
            Map.of(),
            text,
            null));

    List<Node> nodes = new ArrayList<>();
    scalars(nodes);
    arrays(nodes);
    nodes.add(new Node.Value(
        "java.util.LinkedHashMap",
        new Parts(Map.of("accessOrder", scalar(true)), List.of(), true)));
    nodes.add(new Node.Value(
        "java.util.TreeMap", parts(Map.of("comparator", ref(0)), List.of("k", 1), true)));
    nodes.add(new Node.Value(
        "java.math.BigInteger", new Parts(Map.of("value", scalar("12")), null, false)));
    nodes.add(new Node.Value("java.lang.Object", new Parts(Map.of(), null, false)));
    nodes.add(new Node.TypeValue("void"));
    nodes.add(new Node.TypeValue("a.Helper@app[][]"));
    nodes.add(new Node.Made(
        "java.util.Comparator",
        "comparing",
        "(Ljava/util/function/Function;)Ljava/util/Comparator;",
        List.of(new Slot.Ref(nodes.size() + 5))));
    int instances = nodes.size();
    nodes.add(new Node.Instance(
        "a.Helper@app",
        List.of(
            new Node.FieldValue("a.Base", "x", ref(instances)),
            new Node.FieldValue("a.Helper@app", "x", scalar("own")),
            new Node.FieldValue("a.Helper@app", "odd#name", Slot.NULL)),
        new Parts(Map.of("message", scalar("m")), null, false),
        List.of(
            new Node.Written("a.Base", List.of(ref(1), scalar(3L))),
            new Node.Written("a.Helper@app", List.of())),
        true));
    nodes.add(new Node.RecordInstance(
        "a.Pair",
        List.of(
            new Node.FieldValue("a.Pair", "left", ref(instances)),
            new Node.FieldValue("a.Pair", "right", Slot.NULL)),
        true));
    nodes.add(new Node.RecordInstance("a.None", List.of(), false));
    nodes.add(new Node.Constant("a.Colour", "R\u00c9D"));
    nodes.add(new Node.Instance("a.Empty", List.of(), null, List.of(), false));
    nodes.add(new Node.Lambda(
        "a.Helper@app",
        "by(int[])/0",
        "java.util.Comparator",
        List.of(
            new Node.Capture("this", ref(instances)),
            new Node.Capture("arg$2", scalar('\u00e9')))));
    nodes.add(
        new Node.Lambda("a.Helper@app", "by(int[])/1", "java.util.function.Supplier", List.of()));
    nodes.add(new Node.Proxy(List.of("java.lang.Runnable", "a.Note"), ref(instances + 5)));
    nodes.add(new Node.Resource("orders \"db\"", "javax.sql.DataSource"));
    nodes.add(new Node.Known(2, 17));
    nodes.add(
        new Node.Instance("a.Mine", List.of(), entries("k", ref(0), 1, ref(0)), List.of(), false));
    nodes.add(new Node.Instance(
        "a.Primitives",
        "ZBS-CIJ-FD",
        List.of(
            new Node.FieldValue("a.Primitives", "flag", scalar(true)),
            new Node.FieldValue("a.Primitives", "octet", scalar((byte) -1)),
            new Node.FieldValue("a.Primitives", "small", scalar((short) -300)),
            new Node.FieldValue("a.Primitives", "boxed", scalar(7)),
            new Node.FieldValue("a.Primitives", "letter", scalar('\u20ac')),
            new Node.FieldValue("a.Primitives", "number", scalar(Integer.MIN_VALUE)),
            new Node.FieldValue("a.Base", "number", scalar(Long.MAX_VALUE)),
            new Node.FieldValue("a.Primitives", "next", ref(instances)),
            new Node.FieldValue("a.Primitives", "single", scalar(Float.intBitsToFloat(0x7fc00001))),
            new Node.FieldValue("a.Primitives", "wide", scalar(-0.0))),
        null,
        List.of(),
        false));
    nodes.add(new Node.RecordInstance(
        "a.Point",
        "I-",
        List.of(
            new Node.FieldValue("a.Point", "x", scalar(3)),
            new Node.FieldValue("a.Point", "y", scalar(4))),
        false));
    nodes.add(new Node.Value(
        "java.util.ArrayList", parts(Map.of(), List.of(new Slot.Ref(nodes.size() - 1)), false)));
    nodes.add(new Node.Constant("a.Colour", "GREEN"));

    List<NamespaceGroup> groups = List.of(
        new NamespaceGroup(
            "a.Helper@app",
            List.of("a.Helper#by(int[])"),
            List.of(
                new NamespaceGroup.Binding("a.Helper@app", "CACHE", "[La/Helper;", ref(2)),
                new NamespaceGroup.Binding("a.Helper$Inner", "CACHE", "J", scalar(-1L)),
                new NamespaceGroup.Binding(
                    "a.Helper@app", "LAST", "Ljava/lang/Object;", Slot.NULL))),
        new NamespaceGroup("a.Colour", List.of(), List.of()));
    Map<String, Slot> variables = new LinkedHashMap<>();
    variables.put("root", ref(instances));
    variables.put("ref", scalar("ref"));
    variables.put("", Slot.NULL);
    variables.put("half of a pair", scalar("\ud83d and \ude00"));
    variables.put("\"\ud83d\ude00\"\n", ref(0));
    return new Document(
        new Document.Producer("25", "0.1.0-\u00df"), loaders, sources, nodes, groups, variables);
  }

  private static void scalars(List<Node> nodes) {
    nodes.add(new Node.Array(
        "java.lang.Object[]",
        List.of(
            Slot.NULL,
            scalar(true),
            scalar(false),
            scalar(0),
            scalar(-1),
            scalar(Integer.MIN_VALUE),
            scalar(Integer.MAX_VALUE),
            scalar(0L),
            scalar(Long.MAX_VALUE),
            scalar(Long.MIN_VALUE),
            scalar((byte) -128),
            scalar((short) 32767),
            scalar('\0'),
            scalar('\ud800'),
            scalar(1.5f),
            scalar(Float.NaN),
            scalar(Float.intBitsToFloat(0x7fc00001)),
            scalar(Float.NEGATIVE_INFINITY),
            scalar(-0.0f),
            scalar(Float.MIN_VALUE))));
    nodes.add(new Node.Array(
        "java.lang.Double[]",
        List.of(
            scalar(1.0),
            scalar(-0.0),
            scalar(0.1),
            scalar(2.0e-3),
            scalar(1e23),
            scalar(Double.MIN_VALUE),
            scalar(Double.MAX_VALUE),
            scalar(Double.NaN),
            scalar(Double.POSITIVE_INFINITY),
            scalar(Double.NEGATIVE_INFINITY),
            scalar(Double.longBitsToDouble(0xfff8000000000123L)))));
    nodes.add(new Node.Array(
        "java.lang.String[][]",
        List.of(
            scalar(""),
            scalar("\"\\/\b\f\n\r\t\0\u007f\u2028"),
            scalar("\ud83d\ude00"),
            scalar("\ud83d"),
            scalar("\ude00\\"),
            scalar("\\\ude00\ud83d"),
            scalar("\u65e5\u672c"),
            scalar("{\"ref\": \"sv_0\"}"))));
  }

  private static void arrays(List<Node> nodes) {
    nodes.add(new Node.PrimitiveArray(new int[] {1, -2, Integer.MIN_VALUE}));
    nodes.add(new Node.PrimitiveArray(new byte[] {-1, 0, 127}));
    nodes.add(new Node.PrimitiveArray(new short[] {-1, 300}));
    nodes.add(new Node.PrimitiveArray(new char[] {'a', '\ud800', '"'}));
    nodes.add(new Node.PrimitiveArray(new long[] {Long.MIN_VALUE, 1}));
    nodes.add(new Node.PrimitiveArray(new boolean[] {true, false}));
    nodes.add(
        new Node.PrimitiveArray(new float[] {0.1f, Float.NaN, Float.intBitsToFloat(0x7fa00000)}));
    nodes.add(
        new Node.PrimitiveArray(new double[] {0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY}));
    nodes.add(new Node.PrimitiveArray(new int[0]));
    int[] ints = new int[17];
    boolean[] booleans = new boolean[17];
    double[] doubles = new double[17];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = i * 0x01020304;
      booleans[i] = i % 3 == 0;
      doubles[i] = i / 3.0;
    }
    nodes.add(new Node.PrimitiveArray(ints));
    nodes.add(new Node.PrimitiveArray(booleans));
    nodes.add(new Node.PrimitiveArray(doubles));
  }

  static Slot ref(int node) {
    return new Slot.Ref(node);
  }

  static Slot scalar(Object value) {
    return new Slot.Scalar(value);
  }

  private static Parts entries(Object... keysAndValues) {
    return parts(Map.of(), List.of(keysAndValues), true);
  }

  private static Parts parts(Map<String, Slot> properties, List<?> elements, boolean paired) {
    return new Parts(
        properties,
        elements.stream().map(e -> e instanceof Slot slot ? slot : scalar(e)).toList(),
        paired);
  }

  private static LambdaSite site(String factory) {
    return new LambdaSite(
        "call",
        factory,
        "()Ljava/lang/Object;",
        new LambdaSite.Implementation(
            6, "analytics/Jobs", "lambda$daily$0", "()Ljava/lang/Object;", false),
        "()Ljava/lang/Object;",
        0,
        List.of(),
        List.of());
  }

  private static ClassUnit unit(
      String name,
      String loader,
      String file,
      int line,
      int end,
      List<String> members,
      Map<String, LambdaSite> lambdas,
      @Nullable String source) {
    byte[] bytecode = ("class file of " + name + " in " + loader).getBytes(StandardCharsets.UTF_8);
    return new ClassUnit(
        name,
        loader,
        "class",
        file,
        line,
        end,
        17,
        ClassHash.of(bytecode),
        members,
        lambdas,
        source,
        bytecode);
  }
}
