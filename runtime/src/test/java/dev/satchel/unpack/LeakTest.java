package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.map;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.record;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A namespace that is closed and let go leaves nothing behind. */
class LeakTest {
  private static final int NAMESPACES = 300;

  private static Document document() {
    Draft draft = Draft.of("""
        package app;
        import java.util.*;
        import java.util.concurrent.Callable;
        public class Task {
          static final Map<Object, Object> STATE = new HashMap<>();
          static Callable<Object> make(Object o) { return () -> Face.SHARED + o.toString() + STATE + Kind.valueOf("A"); }
          interface Face { List<Object> SHARED = List.of(); }
          enum Kind { A, B { } }
          record Pair(Object a, Object b) {}
          static class Handler implements java.lang.reflect.InvocationHandler, java.io.Serializable {
            private Object field;
            public Object invoke(Object p, java.lang.reflect.Method m, Object[] args) { return null; }
            private void readObject(java.io.ObjectInputStream in) throws Exception { in.defaultReadObject(); }
          }
          static class Own extends HashMap<Object, Object> {}
        }
        """);
    Slot kind = draft.add(new Node.Constant("app.Task$Kind", "B"));
    Slot pair = draft.add(
        record("app.Task$Pair", "a", kind, "b", draft.add(new Node.TypeValue("app.Task$Kind[]"))));
    Slot list = draft.add(value("java.util.ArrayList", pair));
    draft.bind(
        "app.Task", "STATE", "Ljava/util/Map;", draft.add(map("java.util.HashMap", kind, pair)));
    draft.bind("app.Task$Face", "SHARED", "Ljava/util/List;", list);
    Slot handler = draft.add(object("app.Task$Handler", "field", pair));
    draft.variable("proxy", draft.add(new Node.Proxy(List.of("java.lang.Runnable"), handler)));
    draft.variable("own", draft.add(object("app.Task$Own")));
    draft.variable(
        "task", draft.add(lambda("app.Task", "make/0", "java.util.concurrent.Callable", pair)));
    return draft.document();
  }

  @Test
  void namespacesAreCollected() throws Exception {
    Document document = document();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < NAMESPACES; i++) {
      loaders.add(run(document));
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
      System.gc();
      assertThat(loaders.stream().filter(r -> r.get() != null).count()).isLessThanOrEqualTo(3);
    });
  }

  private static WeakReference<ClassLoader> run(Document document) throws Exception {
    try (Namespace namespace = new Namespace(Settings.bare())) {
      Map<String, Object> loaded = namespace.load(document);
      assertThat(((Callable<?>) loaded.get("task")).call()).asString().startsWith("[Pair[");
      ((Runnable) loaded.get("proxy")).run();
      assertThat(namespace.origin(loaded.get("task"))).isNotNull();
      return new WeakReference<>(loaded.get("own").getClass().getClassLoader());
    }
  }
}
