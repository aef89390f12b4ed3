package dev.satchel.srctest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, with {@code serializer.jar} on the module path and no flag but the agent's. */
class NamedModuleIT {
  private static final String MODULE = "module my.app { requires dev.satchel; }";
  private static final String MAIN = """
      package app;

      import dev.satchel.Payload;
      import dev.satchel.RemoteJvm;
      import dev.satchel.Satchel;
      import dev.satchel.Unpacked;
      import java.io.IOException;
      import java.io.ObjectInputStream;
      import java.io.Serializable;
      import java.lang.reflect.Proxy;
      import java.util.ArrayList;
      import java.util.HashMap;
      import java.util.List;
      import java.util.Map;
      import java.util.Set;
      import java.util.TreeMap;
      import java.util.function.Supplier;

      public class Main {
        private static final Map<String, Integer> COUNTS = new HashMap<>(Map.of("a", 1));
        private final int field = 4;

        record Pair(int x, String y) {}

        enum Size {
          SMALL, LARGE { @Override int factor() { return 10; } };
          private final List<String> seen = new ArrayList<>();
          int factor() { return 1; }
        }

        private static class Hooked extends TreeMap<String, Object> implements Serializable {
          private final transient List<Object> log = new ArrayList<>();
          private transient int read;

          private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            read = size();
          }
        }

        private static class Failure extends Exception {
          private final Pair pair;
          Failure(Pair pair) { super("failed"); this.pair = pair; }
        }

        private class Inner implements Supplier<Object> {
          private final Object held;
          Inner(Object held) { this.held = held; }
          @Override public Object get() { return field + String.valueOf(held); }
        }

        public static void main(String[] args) throws Exception {
          Main main = new Main();
          Pair pair = new Pair(3, "p");
          try (RemoteJvm jvm = RemoteJvm.fork()) {
            System.out.println(jvm.call(() -> COUNTS.get("a") + main.field + pair.x()));
            System.out.println(jvm.call(() -> new Pair(pair.x() + 1, "q")));
            System.out.println(jvm.call(() -> pair) == pair);

            Size.LARGE.seen.add("here");
            Hooked hooked = new Hooked();
            hooked.put("self", hooked);
            Inner inner = main.new Inner(Set.of(Size.LARGE));
            Supplier<?> proxy = (Supplier<?>) Proxy.newProxyInstance(
                Main.class.getClassLoader(), new Class<?>[] {Supplier.class}, (me, method, arguments) -> inner.get());
            System.out.println(jvm.call(() -> Size.LARGE.seen + " " + Size.valueOf("LARGE").factor() + inner.get() + proxy.get()));
            System.out.println(jvm.call(() -> hooked.read + " " + (hooked.get("self") == hooked)));
            try {
              jvm.call(() -> {
                throw new Failure(pair);
              });
            } catch (Failure failure) {
              System.out.println(failure.getMessage() + (failure.pair == pair));
            }
            byte[] payload = Satchel.pack(new Object[] {hooked, inner, Size.LARGE, pair}).toBytes();
            try (Unpacked unpacked = Satchel.unpack(Payload.read(payload))) {
              Object[] root = (Object[]) unpacked.get("root");
              System.out.println(root[1].getClass() != Inner.class && ((Map<?, ?>) root[0]).get("self") == root[0] ? root[3] : "not");
            }
          }
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void aClosureOfANamedModuleCrosses() throws IOException {
    Path source = Files.createDirectories(folder.resolve("source/app"));
    Path module = Files.writeString(folder.resolve("source/module-info.java"), MODULE);
    Path main = Files.writeString(source.resolve("Main.java"), MAIN);
    Path classes = folder.resolve("classes");
    Jdks.Jdk jdk = Jdks.current();

    UnderAgent.await(List.of(
            jdk.javac().toString(),
            "--release",
            "17",
            "-d",
            classes.toString(),
            "--module-path",
            SatchelJar.path().toString(),
            module.toString(),
            main.toString()))
        .isFine();

    UnderAgent.await(List.of(
            jdk.java().toString(),
            "-javaagent:" + SatchelJar.path(),
            "--module-path",
            UnderAgent.joined(List.of(classes, SatchelJar.path())),
            "-m",
            "my.app/app.Main"))
        .isFine()
        .printed(
            "8",
            "Pair[x=4, y=q]",
            "true",
            "[here] 104[LARGE]4[LARGE]",
            "1 true",
            "failedtrue",
            "Pair[x=3, y=p]");
  }
}
