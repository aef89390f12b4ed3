package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.array;
import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.record;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import dev.satchel.testing.InMemoryCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that no sender writes: each ends in a fault that says where, never in a crash. */
class ForgedDocumentsTest {
  private static final String CLASSES = """
      package app;
      import java.util.function.*;
      public class Target {
        String text; int number; Runnable task; static String held; static final int CONSTANT = 1;
        static Supplier<String> give(String s, int n) { return () -> s + n; }
        abstract static class Abstract {}
        interface Face { int X = 1; }
        enum Kind { A }
        record Point(int x, String name) {}
        record Picky(int x) { Picky { if (x < 0) throw new IllegalArgumentException("negative"); } }
        static class Broken { static int x; static { if (true) throw new IllegalStateException("no luck"); } }
      }
      """;

  private static Draft draft() {
    return Draft.of(CLASSES);
  }

  private static String faultOf(Draft draft) {
    try (Namespace namespace = new Namespace(Settings.bare())) {
      namespace.load(draft.document());
      throw new AssertionError("was accepted");
    } catch (UnpackFault e) {
      return e.getMessage();
    }
  }

  private static String faultOf(Node node) {
    Draft draft = draft();
    draft.variable("root", draft.add(node));
    return faultOf(draft);
  }

  @Test
  void wrongTypeInAField() {
    assertThat(faultOf(object("app.Target", "text", 5)))
        .isEqualTo(
            "obj_0 (app.Target): field app.Target.text is a java.lang.String, not a java.lang.Integer");
    assertThat(faultOf(object("app.Target", "number", "x"))).contains("app.Target.number is a int");
    assertThat(faultOf(object("app.Target", "number", 5L))).contains("not a java.lang.Long");
    assertThat(faultOf(object("app.Target", "number", null))).contains("not a null");
    Draft draft = draft();
    draft.add(object("app.Target", "task", draft.add(value("java.util.ArrayList"))));
    assertThat(faultOf(draft)).contains("field app.Target.task").contains("java.util.ArrayList");
  }

  @Test
  void wrongFields() {
    assertThat(faultOf(object("app.Target", "nothing", 1)))
        .isEqualTo("obj_0 (app.Target): class app.Target has no field nothing");
    assertThat(faultOf(object("app.Target", "held", "x"))).contains("has no field held");
    assertThat(faultOf(object("app.Target", "app.Target$Point#x", 1)))
        .contains("not one of its fields");
    assertThat(faultOf(object("app.Target", "java.lang.Object#x", 1)))
        .contains("not one of its fields");
    assertThat(faultOf(object("app.Target", "java.lang.String#value", 1)))
        .contains("not one of its fields");
  }

  @Test
  void classesOfWhichThereAreNoObjects() {
    for (String type : List.of(
        "app.Target$Abstract",
        "app.Target$Face",
        "app.Target$Kind",
        "app.Target$Point",
        "app.Target[]",
        "int",
        "void",
        "java.lang.String",
        "java.lang.Object",
        "java.lang.Thread",
        "java.lang.Class",
        "java.util.ArrayList")) {
      assertThat(faultOf(object(type))).as(type).startsWith("obj_0 (" + type + "): ");
    }
    assertThat(faultOf(record("app.Target"))).contains("is not a record");
    assertThat(faultOf(new Node.Constant("app.Target", "A"))).contains("is not an enum");
    assertThat(faultOf(new Node.Constant("app.Target$Kind", "B")))
        .isEqualTo("obj_0 (app.Target$Kind.B): the enum has no constant of this name here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no.such.Type",
        "",
        ".",
        "a..b",
        "a/b",
        "[I",
        "Lapp.Target;",
        "app.Target[",
        "[]",
        "void[]",
        "jdk.internal.misc.Unsafe",
        "sun.misc.VM",
        "java.util.HashMap$KeySpliterator",
        "java.lang.invoke.MethodHandles$Lookup[][]x",
        "org.junit.jupiter.api.Test",
        "dev.satchel.unpack.Namespace",
        "dev.satchel.recording.Recording",
        "app.Target\n"
      })
  void typesThatMayNotBeNamed(String type) {
    assertThat(faultOf(new Node.TypeValue(type)))
        .startsWith("sv_0 (class ")
        .contains("type ")
        .doesNotContain("NullPointer");
  }

  @Test
  void typeNamesWithoutEnd() {
    String message = faultOf(new Node.TypeValue("int" + "[]".repeat(300)));
    assertThat(message).contains("more than 255 dimensions");
    assertThat(faultOf(new Node.TypeValue("x".repeat(100_000)))).hasSizeLessThan(1000);
  }

  @Test
  void wrongArrays() {
    assertThat(faultOf(array("java.lang.String[]", "a", 5)))
        .contains("element 1 cannot be a java.lang.Integer");
    assertThat(faultOf(array("int[]", 5))).contains("cannot be a int[]");
    assertThat(faultOf(array("java.lang.String"))).contains("an array of references");
    assertThat(faultOf(new Node.PrimitiveArray("text"))).contains("not an array of primitives");
    assertThat(faultOf(new Node.PrimitiveArray(new String[0])))
        .contains("not an array of primitives");
  }

  @Test
  void wrongRecords() {
    assertThat(faultOf(record("app.Target$Point", "x", 1)))
        .contains("brings 1 components; the record has 2");
    assertThat(faultOf(record("app.Target$Point", "name", "n", "x", 1)))
        .contains("component 0 is called 'x' here");
    assertThat(faultOf(record("app.Target$Point", "x", "1", "name", "n")))
        .contains("component 'x' cannot be");
    assertThat(faultOf(record("app.Target$Point", "x", null, "name", "n")))
        .contains("component 'x' cannot be null");
    assertThat(faultOf(record("app.Target$Picky", "x", -1)))
        .isEqualTo(
            "obj_0 (app.Target$Picky): its canonical constructor failed: java.lang.IllegalArgumentException: negative");
  }

  @Test
  void wrongLambdas() {
    String supplier = "java.util.function.Supplier";
    assertThat(faultOf(lambda("app.Target", "give/7", supplier)))
        .contains("came without a call site give/7");
    assertThat(faultOf(lambda("java.util.ArrayList", "x", supplier)))
        .contains("came without a call site");
    assertThat(faultOf(lambda("app.Target", "give/0", supplier, "s")))
        .contains("captures 1 values; the call site takes 2");
    assertThat(faultOf(lambda("app.Target", "give/0", supplier, 1, 1)))
        .contains("captured 'arg$1' cannot be a java.lang.Integer");
    assertThat(faultOf(lambda("app.Target", "give/0", supplier, "s", null)))
        .contains("captured 'arg$2' cannot be null");
    assertThat(faultOf(lambda("app.Target", "give/0", "java.lang.Runnable", "s", 1)))
        .contains("makes no java.lang.Runnable");
  }

  @Test
  void wrongCallSites() {
    LambdaSite good =
        Draft.sites(InMemoryCompiler.compile(CLASSES).get("app.Target")).get("give/0");
    LambdaSite.Implementation method = good.implementation();
    for (LambdaSite site : List.of(
        new LambdaSite(
            "get", "nonsense", good.erased(), method, good.instantiated(), 0, List.of(), List.of()),
        new LambdaSite(
            "get",
            "(Lno/Such;)V",
            good.erased(),
            method,
            good.instantiated(),
            0,
            List.of(),
            List.of()),
        new LambdaSite(
            "get", "()I", good.erased(), method, good.instantiated(), 0, List.of(), List.of()),
        new LambdaSite(
            "", good.factory(), "()V", method, good.instantiated(), 0, List.of(), List.of()),
        new LambdaSite(
            "get", good.factory(), good.erased(), method, "(I)V", 0, List.of(), List.of()),
        new LambdaSite(
            "get",
            good.factory(),
            good.erased(),
            method,
            good.instantiated(),
            99,
            List.of("no/Such"),
            List.of("x")),
        new LambdaSite(
            "get",
            good.factory(),
            good.erased(),
            new LambdaSite.Implementation(
                1, method.owner(), method.name(), method.descriptor(), false),
            good.instantiated(),
            0,
            List.of(),
            List.of()),
        new LambdaSite(
            "get",
            good.factory(),
            good.erased(),
            new LambdaSite.Implementation(6, "java/lang/System", "exit", "(I)V", false),
            good.instantiated(),
            0,
            List.of(),
            List.of()),
        new LambdaSite(
            "get",
            good.factory(),
            good.erased(),
            new LambdaSite.Implementation(6, "../../x;[", "y", "z", false),
            good.instantiated(),
            0,
            List.of(),
            List.of()))) {
      byte[] bytes = InMemoryCompiler.compile(CLASSES).get("app.Target");
      Draft draft = draft();
      draft.unit(
          "app.Target",
          new ClassUnit(
              "app.Target",
              "app",
              "class",
              null,
              0,
              0,
              17,
              "sha256:x",
              List.of(),
              Map.of("give/0", site),
              null,
              bytes));
      draft.add(lambda("app.Target", "give/0", "java.util.function.Supplier", "s", 1));
      assertThat(faultOf(draft))
          .as(site.toString())
          .startsWith("fn_0 (lambda app.Target#give/0): ");
    }
  }

  @Test
  void methodsThatMayNotBeCalled() {
    assertThat(faultOf(
            new Node.Made("java.lang.Runtime", "getRuntime", "()Ljava/lang/Runtime;", List.of())))
        .contains("a payload may not call it");
    assertThat(faultOf(new Node.Made("java.lang.System", "exit", "(I)V", Draft.slots(3))))
        .contains("may not call it");
    assertThat(faultOf(new Node.Made("java.util.List", "of", "()Ljava/util/List;", List.of())))
        .contains("may not call it");
    assertThat(faultOf(new Node.Made("java.util.Comparator", "nothing", "()V", List.of())))
        .contains("no public method");
    assertThat(faultOf(new Node.Made(
            "java.util.Comparator",
            "comparing",
            "(Ljava/util/function/Function;)Ljava/util/Comparator;",
            List.of())))
        .contains("called with 0 arguments");
    assertThat(faultOf(new Node.Made(
            "java.util.Comparator",
            "comparing",
            "(Ljava/util/function/Function;)Ljava/util/Comparator;",
            Draft.slots("x"))))
        .contains("argument 0 cannot be");
    assertThat(faultOf(new Node.Made(
            "java.util.Comparator",
            "comparing",
            "(Ljava/util/function/Function;)Ljava/util/Comparator;",
            Draft.slots((Object) null))))
        .contains("the call failed");
    assertThat(faultOf(new Node.Made(
            "app.Target",
            "give",
            "(Ljava/lang/String;I)Ljava/util/function/Supplier;",
            Draft.slots("x", 1))))
        .contains("no public method");
  }

  @Test
  void wrongProxiesResourcesAndReferences() {
    Draft draft = draft();
    Slot handler = draft.add(object("app.Target"));
    draft.add(new Node.Proxy(List.of("java.lang.Runnable"), handler));
    assertThat(faultOf(draft)).contains("its handler is not an InvocationHandler");
    assertThat(faultOf(new Node.Proxy(List.of("app.Target"), Slot.NULL)))
        .contains("app.Target is not an interface");
    assertThat(faultOf(new Node.Resource("db", "java.lang.Runnable")))
        .isEqualTo(
            "obj_0 (resource 'db'): this receiver owns no resource named 'db' (java.lang.Runnable); register it where"
                + " the receiver is started");
    assertThat(faultOf(new Node.Known(0, 0))).contains("obj_0");
    assertThat(faultOf(new Node.Known(7, 0))).contains("document 7");
    assertThat(faultOf(new Node.Known(-1, 0))).contains("document -1");
    assertThat(faultOf(array("java.lang.Object[]", new Slot.Ref(9)))).contains("node 9");
    assertThat(faultOf(array("java.lang.Object[]", new Slot.Ref(-1)))).contains("node -1");
    assertThat(faultOf(draft().variable("x", new Slot.Ref(4)))).contains("node 4");
  }

  @Test
  void wrongValues() {
    assertThat(faultOf(value("java.lang.Thread")))
        .isEqualTo("sv_0 (java.lang.Thread): there is no kind of value of this type;"
            + " a newer Satchel may know it");
    assertThat(faultOf(value("app.Target"))).contains("no kind of value");
    assertThat(faultOf(value("java.util.UUID"))).startsWith("sv_0 (java.util.UUID): ");
    assertThat(faultOf(
            new Node.Value("java.util.HashMap", new Parts(Map.of(), Draft.slots(1), false))))
        .contains("sv_0");
  }

  /** Nothing in a program can make these: each needs itself to be made. */
  @Test
  void cyclesOfBuiltNodes() {
    Draft draft = draft();
    draft.add(record("app.Target$Point", "x", 1, "name", new Slot.Ref(0)));
    assertThat(faultOf(draft))
        .isEqualTo(
            "these need one another before any of them can be made: obj_0 (app.Target$Point)");
    Draft lambdas = draft();
    lambdas.add(lambda("app.Target", "give/0", "java.util.function.Supplier", new Slot.Ref(1), 1));
    lambdas.add(lambda("app.Target", "give/0", "java.util.function.Supplier", new Slot.Ref(0), 1));
    assertThat(faultOf(lambdas)).contains("fn_0", "fn_1");
  }

  @Test
  void wrongStatics() {
    assertThat(faultOf(draft().bind("app.Target", "held", "Ljava/lang/String;", 5)))
        .isEqualTo(
            "static field app.Target.held: cannot hold a java.lang.Integer; its type is java.lang.String");
    assertThat(faultOf(draft().bind("app.Target", "held", "I", 5)))
        .contains("there is no static field of this name and of type I");
    assertThat(faultOf(draft().bind("app.Target", "none", "I", 5)))
        .contains("there is no static field");
    assertThat(faultOf(draft().bind("app.Target", "text", "Ljava/lang/String;", "x")))
        .contains("there is no static field");
    assertThat(faultOf(draft().bind("app.Target", "CONSTANT", "I", 5)))
        .contains("a constant of its class");
    assertThat(faultOf(draft().bind("app.Target$Kind", "A", "Lapp/Target$Kind;", null)))
        .contains("a constant of its class");
    assertThat(faultOf(draft().bind("java.lang.System", "out", "Ljava/io/PrintStream;", null)))
        .contains("not of a class that the payload brought");
  }

  @Test
  void initialiserThatFails() {
    Draft draft = draft();
    draft.add(object("app.Target$Broken"));
    assertThat(faultOf(draft)).contains("obj_0 (app.Target$Broken)", "no luck");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Evil",
        "java.Evil",
        "jdk.Evil",
        "sun.Evil",
        "dev.satchel.Satchel",
        "dev.satchel.x.Evil"
      })
  void classesThatMayNotBeBrought(String name) {
    byte[] any = InMemoryCompiler.compile("package app; class Any {}").get("app.Any");
    assertThat(faultOf(new Draft().unit(name, Draft.unit(name, "app", "h", any))))
        .isEqualTo(
            "class " + name
                + ": a payload may not bring a class of this name; it belongs to the JDK or to Satchel");
  }

  @Test
  void classFilesThatAreNone() {
    byte[] good = InMemoryCompiler.compile("package app; class Any {}").get("app.Any");
    assertThat(faultOf(new Draft().unit("app.Other", Draft.unit("app.Other", "app", "h", good))))
        .isEqualTo("class app.Other: its class file is that of app.Any");
    assertThat(faultOf(new Draft().unit("app.Any", Draft.unit("app.Any", "app", "h", new byte[3]))))
        .isEqualTo("class app.Any: what came as its class file is none");
    assertThat(faultOf(new Draft().unit("app.Any", Draft.unit("app.Any", "app", "h", null))))
        .contains("comes without a class file");
    assertThat(faultOf(new Draft().unit("a/b", Draft.unit("a/b", "app", "h", good))))
        .contains("not a class name");
    assertThat(faultOf(new Draft().unit("app.Any", Draft.unit("app.Any2", "app", "h", good))))
        .contains("not that of its key");
  }

  @Test
  void classFileForALaterJava() {
    byte[] bytes = InMemoryCompiler.compile("package app; class Any {}").get("app.Any");
    int here = Runtime.version().feature();
    bytes[7] = (byte) (here + 1 + 44);
    assertThat(faultOf(new Draft().unit("app.Any", Draft.unit("app.Any", "app", "h", bytes))))
        .isEqualTo("class app.Any was compiled for Java " + (here + 1) + " (class file version "
            + (here + 45)
            + "), and this JVM is Java " + here + " (up to version " + (here + 44)
            + "). Run the receiver on Java "
            + (here + 1) + " or later, or compile the class with --release " + here);
  }

  @Test
  void classWhoseSuperclassIsMissing() {
    Map<String, byte[]> classes = new TreeMap<>(
        InMemoryCompiler.compile("package app; class Sub extends Base {} class Base {}"));
    classes.remove("app.Base");
    assertThatThrownBy(() -> new Namespace(Settings.bare())
            .load(new Draft()
                .classes("app", "", InMemoryCompiler.compile("package app; class Fine {}"))
                .classes("app", "", classes)
                .document()))
        .isInstanceOfSatisfying(
            UnpackFault.class, e -> assertThat(e.definedClasses()).containsExactly("app.Fine"))
        .hasMessageContaining("class app.Sub (class file of Java 17) cannot be defined")
        .hasMessageContaining("app/Base");
  }

  /** Damaged in every way that one byte allows: a fault, or a document that still makes sense. */
  @Test
  void classFilesWithBytesChanged() {
    Map<String, byte[]> classes = InMemoryCompiler.compile(CLASSES);
    Random random = new Random(7);
    List<Integer> accepted = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      byte[] bytes = classes.get("app.Target").clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Map<String, byte[]> changed = new TreeMap<>(classes);
      changed.put("app.Target", bytes);
      Draft draft = new Draft().classes("app", "", changed);
      draft.unit(
          "app.Target",
          new ClassUnit(
              "app.Target",
              "app",
              "class",
              null,
              0,
              0,
              17,
              "sha256:x",
              List.of(),
              Map.of(),
              null,
              bytes));
      draft.add(object("app.Target", "text", "x"));
      draft.bind("app.Target", "held", "Ljava/lang/String;", "s");
      try (Namespace namespace = new Namespace(Settings.bare())) {
        namespace.load(draft.document());
        accepted.add(i);
      } catch (UnpackFault e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(accepted).hasSizeLessThan(600);
  }
}
