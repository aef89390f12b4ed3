package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import dev.satchel.testing.InMemoryCompiler;
import dev.satchel.testing.InstrumentationAgent;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Later documents of one namespace. */
@SuppressWarnings("unchecked") // the documents say what their variables are
class SessionTest {
  private static final String FIRST = """
      package app;
      public class Service implements java.util.concurrent.Callable<String> {
        static java.util.List<Object> log; static int count = 1; static final Object LATER = null;
        public String call() { return "first " + log + count; }
        String more() { throw new UnsupportedOperationException("not reached when packing"); }
        interface Names { Object ONE = Service.none(); Object TWO = Service.none(); }
        static Object none() { return null; }
      }
      """;

  private static final String SECOND = FIRST
      .replace(
          "throw new UnsupportedOperationException(\"not reached when packing\")",
          "return \"more\" + LATER + Names.ONE")
      .replace("\"first \" + log + count", "\"second \" + log + count + more()");

  private static Draft draft(String source, String hash) {
    Draft draft = new Draft();
    InMemoryCompiler.compile(source)
        .forEach((name, bytes) -> draft.unit(
            name, Draft.unit(name, "app", name.equals("app.Service") ? hash : "same", bytes)));
    return draft;
  }

  private static Draft first() {
    Draft draft = draft(FIRST, "v1");
    draft.bind(
        "app.Service", "log", "Ljava/util/List;", draft.add(value("java.util.ArrayList", "a")));
    draft.bind("app.Service", "count", "I", 7);
    draft.variable("service", draft.add(object("app.Service")));
    return draft;
  }

  private static Draft second() {
    Draft draft = draft(SECOND, "v2");
    Slot service = draft.add(new Node.Known(0, 1));
    Slot list = draft.add(value("java.util.ArrayList", service));
    draft.bind("app.Service", "LATER", "Ljava/lang/Object;", "later");
    draft.bind("app.Service$Names", "ONE", "Ljava/lang/Object;", "one");
    draft.variable("list", list);
    return draft;
  }

  @Test
  void needsInstrumentationToExtendAClass() {
    Namespace namespace = new Namespace(Settings.bare());
    namespace.load(first().document());
    assertThatThrownBy(() -> namespace.load(second().document()))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "class app.Service: comes again with more members, and this JVM cannot extend a class that it has"
                + " defined. Start it with -javaagent:serializer.jar (a worker has this by itself), or use a new namespace"
                + " for each call");
  }

  @Test
  void aUnitThatIsHereAlreadyNeedsNoClassFile() throws Exception {
    Namespace namespace = new Namespace(Settings.bare());
    namespace.load(first().document());
    Draft again = new Draft()
        .unit(
            "app.Service",
            new dev.satchel.model.ClassUnit(
                "app.Service",
                "app",
                "class",
                null,
                0,
                0,
                17,
                "sha256:v1",
                java.util.List.of(),
                Map.of(),
                null,
                null));
    again.variable("service", again.add(object("app.Service")));
    Object service = namespace.load(again.document()).get("service");
    assertThat(((Callable<?>) service).call()).isEqualTo("first [a]7");
  }

  @Test
  void extendsClassesThatAreHere(@TempDir Path folder) throws Exception {
    String outcome =
        InstrumentationAgent.run(folder, Path.of(System.getProperty("java.home")), Extends.class);
    assertThat(outcome).isEqualTo("0\nsecond [a, x]7morelaterone\n");
  }

  /** Runs in a JVM with instrumentation. */
  static final class Extends {
    public static void main(String[] args) throws Exception {
      Namespace namespace = new Namespace(Settings.bare());
      Object service = namespace.load(first().document()).get("service");
      Class<?> type = service.getClass();
      assertThat(((Callable<?>) service).call()).isEqualTo("first [a]7");
      ((java.util.List<Object>) NamespaceTest.readStatic(type, "log")).add("x");
      Map<String, Object> loaded = namespace.load(second().document());
      assertThat(((java.util.List<?>) loaded.get("list")).get(0)).isSameAs(service);
      assertThat(namespace.type("app.Service")).isSameAs(type);
      System.out.println(((Callable<?>) service).call());

      Draft third = draft(SECOND, "v2");
      third.bind("app.Service$Names", "TWO", "Ljava/lang/Object;", "late");
      namespace.load(third.document());
      assertThat(NamespaceTest.readStatic(namespace.type("app.Service$Names"), "TWO"))
          .isEqualTo("late");
    }
  }
}
