package dev.satchel.srctest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor, as users get it: two jars, each JDK's own javac. */
class ProcessorIT {
  private static final Path PROCESSOR = Path.of(System.getProperty("satchel.processor.jar"));

  private static final String COUNTERS = """
      package com.acme;

      @dev.satchel.Remote
      class Counters {
        java.util.concurrent.Callable<Integer> make() {
          int[] count = {0};
          return () -> ++count[0];
        }
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void reportsAsItsPageSays() throws Exception {
    String page = Files.readString(Samples.project().resolve("docs/processor.md"));
    int start = page.indexOf("```\n") + 4;
    String shown = page.substring(start, page.indexOf("\n```", start));
    Path source = Files.writeString(folder.resolve("Counters.java"), COUNTERS);
    for (Jdks.Jdk jdk : Jdks.all()) {
      assertThat(javac(jdk, source)).as("%s", jdk).isEqualTo(shown + "\n1 error\n");
      assertThat(folder.resolve("com/acme/Counters.class")).doesNotExist();
    }
  }

  private static final String PACKS = """
      package com.acme;

      import dev.satchel.Problem;
      import dev.satchel.Satchel;
      import java.lang.reflect.Method;
      import java.lang.reflect.Modifier;
      import java.util.ArrayList;
      import java.util.List;

      class Packs {
        public static void main(String[] arguments) throws Exception {
          for (Method method : Closures.class.getDeclaredMethods()) {
            boolean makesOne = method.getReturnType() != void.class && !method.isSynthetic()
                && !Modifier.isStatic(method.getModifiers());
            if (makesOne) {
              Object[] given = method.getParameterCount() == 0
                  ? new Object[0] : new Object[] {new ArrayList<>(List.of("a"))};
              Object closure = method.invoke(new Closures(), given);
              for (Problem problem : Satchel.packer().variable("task", closure).check().problems()) {
                String line = problem.location().replaceAll("^.*:([0-9]+) in .*$", "$1");
                System.out.println(line + ": [" + problem.rule() + "] " + problem.message());
              }
            }
          }
        }
      }
      """;

  /** At each line where a comment says what the processor reports, packing reports the same. */
  @Test
  void packingSaysTheSameInTheSameWords() throws Exception {
    String source = Files.readString(
        Samples.project().resolve("processor/src/test/resources/targets/Closures.java"));
    List<String> lines = source.lines().toList();
    Ended packs = new UserProgram(folder)
        .source(source)
        .source(PACKS)
        .agentOptions("level=error")
        .run("com.acme.Packs")
        .isFine();
    assertThat(packs.lines()).hasSize(16);
    for (String problem : packs.lines()) {
      String line = lines.get(Integer.parseInt(problem.substring(0, problem.indexOf(':'))) - 1);
      String message = line.substring(line.indexOf("// ") + 3).replaceAll("^(error|warning)", "");
      assertThat(problem.substring(problem.indexOf('['))).startsWith(message + ": ");
    }
  }

  @Test
  void leavesOtherClassesAlone() throws Exception {
    Path source = Files.writeString(
        folder.resolve("Counters.java"), COUNTERS.replace("@dev.satchel.Remote", ""));
    for (Jdks.Jdk jdk : Jdks.all()) {
      assertThat(javac(jdk, source)).as("%s", jdk).isEmpty();
    }
    assertThat(folder.resolve("com/acme/Counters.class")).exists();
  }

  @Test
  void noClassIsInBothJars() throws Exception {
    assertThat(classes(PROCESSOR))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/satchel/processor/"))
        .doesNotContainAnyElementsOf(classes(SatchelJar.path()));
  }

  private String javac(Jdks.Jdk jdk, Path source) throws Exception {
    Process process = new ProcessBuilder(
            jdk.javac().toString(),
            "-J-Dstdout.encoding=UTF-8",
            "-J-Dstderr.encoding=UTF-8",
            "-J-Dfile.encoding=UTF-8",
            "-encoding",
            "UTF-8",
            "-d",
            ".",
            "-cp",
            SatchelJar.path().toString(),
            "-processorpath",
            PROCESSOR + File.pathSeparator + SatchelJar.path(),
            source.getFileName().toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private static Set<String> classes(Path jar) throws Exception {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
