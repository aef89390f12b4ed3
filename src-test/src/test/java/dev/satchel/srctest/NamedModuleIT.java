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

      import dev.satchel.RemoteJvm;
      import java.util.HashMap;
      import java.util.Map;

      public class Main {
        private static final Map<String, Integer> COUNTS = new HashMap<>(Map.of("a", 1));
        private final int field = 4;

        record Pair(int x, String y) {}

        public static void main(String[] args) throws Exception {
          Main main = new Main();
          Pair pair = new Pair(3, "p");
          try (RemoteJvm jvm = RemoteJvm.fork()) {
            System.out.println(jvm.call(() -> COUNTS.get("a") + main.field + pair.x()));
            System.out.println(jvm.call(() -> new Pair(pair.x() + 1, "q")));
            System.out.println(jvm.call(() -> pair) == pair);
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
        .printed("8", "Pair[x=4, y=q]", "true");
  }
}
