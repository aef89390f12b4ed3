package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' serialization hooks, in two JVMs. */
class HooksIT {
  @TempDir
  Path classes;

  @Test
  void constantsThatAnotherClassKeepsStayThoseConstants() {
    new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;

            public class Main {
              static final class Variant implements Serializable {
                final String name;
                private final transient int[] table;

                Variant(String name, int size) {
                  this.name = name;
                  table = new int[size];
                }

                int size() {
                  return table.length;
                }

                private Object readResolve() {
                  return Variants.named(name);
                }
              }

              static final class Variants {
                static final Variant SHORT = new Variant("short", 3);
                static final Variant LONG = new Variant("long", 30);

                static Variant named(String name) {
                  if (SHORT.name.equals(name)) {
                    return SHORT;
                  }
                  if (LONG.name.equals(name)) {
                    return LONG;
                  }
                  throw new IllegalArgumentException(name);
                }
              }

              record Settings(Variant variant, Map<String, Variant> all) {}

              public static void main(String[] args) throws Exception {
                Settings settings = new Settings(Variants.LONG, new HashMap<>(Map.of("s", Variants.SHORT)));
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> settings.variant() == Variants.LONG && settings.all().get("s") == Variants.SHORT));
                  System.out.println(jvm.call(() -> settings.variant().size() + " " + Variants.named("short").size()));
                }
              }
            }
            """).run("Main").isFine().printed("true", "30 3");
  }
}
