package dev.satchel.srctest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in {@code serializer.jar}, read from the built file. */
class SerializerJarIT {
  private static final int JAVA_17 = 61;
  private static final Pattern UNRELOCATED =
      Pattern.compile("org[/.]objectweb[/.]asm|tools[/.]jackson[/.]|Lpicocli/");

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(SatchelJar.path().toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void manifestNamesAgentAndCommandLine() throws IOException {
    Attributes main = jar.getManifest().getMainAttributes();
    assertThat(main.entrySet().stream()
            .collect(
                Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().toString())))
        .contains(
            entry("Premain-Class", "dev.satchel.agent.SatchelAgent"),
            entry("Agent-Class", "dev.satchel.agent.SatchelAgent"),
            entry("Launcher-Agent-Class", "dev.satchel.agent.SatchelAgent"),
            entry("Main-Class", "dev.satchel.cli.Main"),
            entry("Can-Redefine-Classes", "true"),
            entry("Can-Retransform-Classes", "true"),
            entry("Automatic-Module-Name", "dev.satchel"),
            entry("Implementation-Title", "Satchel"))
        .doesNotContainKey("Multi-Release")
        .hasEntrySatisfying(
            "Implementation-Version",
            version -> assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
  }

  @Test
  void classesThatTheManifestNamesAreThere() throws IOException {
    Attributes main = jar.getManifest().getMainAttributes();
    for (String key :
        List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class", "Main-Class")) {
      assertThat(jar.getEntry(main.getValue(key).replace('.', '/') + ".class"))
          .as(key)
          .isNotNull();
    }
  }

  @Test
  void manifestComesFirst() throws IOException {
    try (JarInputStream in = new JarInputStream(Files.newInputStream(SatchelJar.path()))) {
      Manifest first = in.getManifest();
      assertThat(first).isEqualTo(jar.getManifest());
    }
  }

  @Test
  void everyClassIsBelowDevSatchel() {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .hasSizeGreaterThan(100)
        .allMatch(name -> name.startsWith("dev/satchel/"));
  }

  @Test
  void metaInfHoldsOnlyWhatIsExpected() {
    assertThat(names())
        .filteredOn(name -> !name.startsWith("dev/satchel/"))
        .allMatch(name -> name.equals("META-INF/MANIFEST.MF")
            || name.equals("META-INF/LICENSE")
            || name.startsWith("META-INF/licenses/")
            || name.startsWith("META-INF/services/"));
  }

  @Test
  void servicesAreProvidedBySatchel() throws IOException {
    for (String name : names()) {
      if (name.startsWith("META-INF/services/")) {
        assertThat(text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
            .as(name)
            .allMatch(line -> line.startsWith("dev.satchel."));
      }
    }
  }

  @Test
  void bringsTheNoticesOfItsLibraries() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/licenses/asm-LICENSE.txt")).contains("INRIA, France Telecom");
    assertThat(text("META-INF/licenses/jackson-core-NOTICE.txt")).contains("Jackson");
    assertThat(text("META-INF/licenses/README.txt")).contains("ASM", "jackson-core", "picocli");
  }

  @Test
  void everyClassLoadsOnJava17() throws IOException {
    List<String> tooNew = new ArrayList<>();
    for (String name : names()) {
      if (name.endsWith(".class")) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
          in.readInt(); // magic
          in.readUnsignedShort(); // minor version
          if (in.readUnsignedShort() > JAVA_17) {
            tooNew.add(name);
          }
        }
      }
    }
    assertThat(tooNew).isEmpty();
  }

  /** Class files name classes in plain text; whatever is left of a library's own name was missed by the relocation. */
  @Test
  void noClassNamesALibraryByItsOwnName() throws IOException {
    List<String> left = new ArrayList<>();
    for (String name : names()) {
      if (name.endsWith(".class")) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
          String bytes = new String(in.readAllBytes(), ISO_8859_1);
          if (UNRELOCATED.matcher(bytes).find()) {
            left.add(name);
          }
        }
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void startsAsCommandLineAndAsAgent() throws Exception {
    for (Jdks.Jdk jdk : Jdks.all()) {
      Path path = SatchelJar.path();
      Process process = new ProcessBuilder(
              jdk.java().toString(), "-javaagent:" + path, "-jar", path.toString(), "--help")
          .redirectErrorStream(true)
          .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES))
          .as("ends within a minute")
          .isTrue();
      assertThat(process.exitValue()).as("%s: %s", jdk, output).isZero();
      assertThat(output).contains("Usage:");
    }
  }

  private static List<String> names() {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .toList();
  }

  private static String text(String name) throws IOException {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
