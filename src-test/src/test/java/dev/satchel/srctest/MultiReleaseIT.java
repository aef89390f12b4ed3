package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library with class files for several Java releases in one jar, and a remote JVM of an older Java than here. */
class MultiReleaseIT {
  private static final String OLD_MATH = """
      package com.acme.lib;

      public final class Powers {
        private static final long[] OF_TEN = {1, 10, 100};
        private static long calls = 1;

        static String platform() {
          return "old";
        }

        public static long ofTen(int exponent) {
          return OF_TEN[exponent];
        }

        public static long calls() {
          return calls++;
        }
      }
      """;

  /** Has another table, and methods that the old one has not. */
  private static final String NEW_MATH = """
      package com.acme.lib;

      import java.util.ArrayList;
      import java.util.List;

      public final class Powers {
        private static final List<Long> FALLING = new ArrayList<>(List.of(1L, 10L, 100L)).reversed();
        private static long calls = 1;

        static String platform() {
          return "new";
        }

        public static long ofTen(int exponent) {
          return get(2 - exponent);
        }

        private static long get(int index) {
          return FALLING.get(index);
        }

        public static long calls() {
          return calls++;
        }
      }
      """;

  private static final String USER = """
      package com.acme.lib;

      public final class Decimal {
        private final int exponent;

        public Decimal(int exponent) {
          this.exponent = exponent;
        }

        public String value() {
          return Powers.platform() + " " + Powers.ofTen(exponent);
        }
      }
      """;

  private static final String OLD_TABLE = """
      package com.acme.lib;

      public final class Table {
        private final int size = 2;

        public int size() {
          return size;
        }
      }
      """;

  private static final String NEW_TABLE = OLD_TABLE
      .replace("int size = 2", "long large = 3")
      .replace("return size", "return (int) large");

  private static final String MAIN = """
      package com.acme;

      import com.acme.lib.*;
      import dev.satchel.PackException;
      import dev.satchel.RemoteJvm;
      import java.nio.file.Path;
      import java.util.concurrent.Callable;

      public class Main {
        public static void main(String[] args) throws Exception {
          Decimal decimal = new Decimal(2);
          Table table = new Table();
          Powers.calls();
          try (RemoteJvm jvm = RemoteJvm.builder().javaHome(Path.of(args[0])).fork()) {
            System.out.println(decimal.value() + ", " + jvm.call(() -> decimal.value()));
            System.out.println(jvm.call(() -> new Table().size()));
            try (var session = jvm.session()) {
              System.out.println(session.call(() -> decimal.value()) + session.call(() -> decimal.value()));
            }
            print(jvm, () -> table.size());
            print(jvm, () -> Powers.calls());
          }
        }

        static void print(RemoteJvm jvm, Callable<Object> task) throws Exception {
          try {
            System.out.println(jvm.call(task));
          } catch (PackException e) {
            System.out.println(e.getMessage().lines().findFirst().orElseThrow());
          }
        }
      }
      """;

  @TempDir
  Path folder;

  private final List<Jdks.Jdk> jdks =
      Jdks.all().stream().sorted(Comparator.comparingInt(Jdks.Jdk::feature)).toList();
  private final Jdks.Jdk oldest = jdks.get(0);
  private final Jdks.Jdk newest = jdks.get(jdks.size() - 1);

  @BeforeEach
  void needsTwo() {
    assumeThat(newest.feature()).isGreaterThan(Math.max(20, oldest.feature()));
  }

  @Test
  void theClassFileTravelsThatTheReceiversJavaWouldLoad() throws IOException {
    program()
        .run(newest, "com.acme.Main", oldest.home().toString())
        .isFine()
        .printed(
            "new 100, old 100",
            "2",
            "old 100old 100",
            "error[class-too-new]: an object of com.acme.lib.Table has other fields on Java "
                + newest.feature() + " than on the receiver's Java " + oldest.feature(),
            "error[class-too-new]: static field com.acme.lib.Powers.calls is of a class of which the receiver's Java "
                + oldest.feature() + " has another class file");
  }

  @Test
  void aReceiverOfTheSameJavaGetsTheClassFileThatIsLoadedHere() throws IOException {
    program()
        .run(newest, "com.acme.Main", newest.home().toString())
        .isFine()
        .printed("new 100, new 100", "3", "new 100new 100", "3", "2");
  }

  private UserProgram program() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    return new UserProgram(classes).library(library()).source(MAIN);
  }

  private Path library() throws IOException {
    Path old = compiled("old", oldest.feature(), OLD_MATH, OLD_TABLE, USER);
    Path young = compiled("new", newest.feature(), NEW_MATH, NEW_TABLE);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path jar = folder.resolve("lib.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(out, old, "");
      add(out, young, "META-INF/versions/" + newest.feature() + "/");
    }
    return jar;
  }

  private Path compiled(String name, int release, String... sources) throws IOException {
    UserProgram program =
        new UserProgram(Files.createDirectories(folder.resolve(name))).compiledBy(newest, release);
    for (String source : sources) {
      program.source(source);
    }
    return program.compiled();
  }

  private static void add(JarOutputStream out, Path classes, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(prefix + classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    assertThat(classes).isNotEmptyDirectory();
  }
}
