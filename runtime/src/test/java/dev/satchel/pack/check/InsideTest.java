package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.problem.Finding;
import dev.satchel.testing.Trust;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However deep a file, process or standard stream is inside wrappers, the finding is about it, and the path ends at it. */
class InsideTest {
  @TempDir
  Path folder;

  private Path file;

  @BeforeAll
  static void open() {
    Trust.open();
  }

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(folder.resolve("a.txt"), "a\nb\n");
  }

  @Test
  void pathEndsAtTheFileInside() throws IOException {
    Map<AutoCloseable, String> all = new LinkedHashMap<>();
    all.put(
        new BufferedReader(new InputStreamReader(input())),
        "field in (InputStreamReader) → field sd (Reader) → field in (FileInputStream)");
    all.put(
        new DataInputStream(new BufferedInputStream(input())),
        "field in (BufferedInputStream) → field in (FileInputStream)");
    all.put(
        Files.newBufferedReader(file),
        "field in (InputStreamReader) → field sd (Reader) → field in (InputStream) → field ch (FileChannel)");
    all.put(Files.newInputStream(file), "field ch (FileChannel)");
    all.put(
        new GZIPOutputStream(new FileOutputStream(written().toFile())),
        "field out (FileOutputStream)");
    all.put(
        new PrintWriter(new BufferedWriter(new FileWriter(written().toFile()))),
        "field out (BufferedWriter) → field out (FileWriter)");
    all.put(
        new ObjectOutputStream(new FileOutputStream(written().toFile())),
        "field bout (DataOutput) → field out (FileOutputStream)");
    all.put(new PrintStream(written().toFile()), "field out (FileOutputStream)");
    all.put(new OwnInput(input()), "field in (FileInputStream)");
    all.put(new Scanner(file.toFile()), "field source (Reader) → field ch (FileChannel)");
    all.put(Files.lines(file), "field sourceSpliterator (Spliterator) → field fc (FileChannel)");
    all.put(
        Channels.newReader(Channels.newChannel(new BufferedInputStream(input())), "UTF-8"),
        "field ch (ReadableByteChannel) → field in (BufferedInputStream) → field in (FileInputStream)");
    for (Map.Entry<AutoCloseable, String> each : all.entrySet()) {
      Finding finding = only(each.getKey());
      close(each.getKey());
      assertThat(finding.rule()).as(finding.path()).isEqualTo("open-file");
      assertThat(finding.path()).endsWith(" → " + each.getValue());
    }
  }

  @Test
  void saysWhatTheWrapperIsAbout() throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(input()))) {
      assertThat(only(reader).message())
          .isEqualTo(
              "java.io.BufferedReader cannot travel: it reads from an open file of this machine"
                  + " (java.io.FileInputStream)");
      assertThat(only(reader).help())
          .isEqualTo(
              "read it here, and let the closure use what was read:\n"
                  + "List<String> lines = f0.lines().toList();   // before the closure, which then uses lines");
    }
    try (OwnInput own = new OwnInput(input())) {
      assertThat(only(own).message())
          .isEqualTo(OwnInput.class.getName()
              + " (extends java.io.FilterInputStream) cannot travel: it reads from an open file of this"
              + " machine (java.io.FileInputStream)");
    }
    assertThat(only(new PrintWriter(System.out)).message())
        .isEqualTo("java.io.PrintWriter cannot travel: it writes to System.out of this JVM");
  }

  @Test
  void findsStandardStreamsAndProcesses() throws IOException {
    assertThat(only(new Scanner(System.in)).rule()).isEqualTo("standard-stream");
    assertThat(only(new PrintWriter(System.out)).rule()).isEqualTo("standard-stream");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
        .redirectErrorStream(true)
        .start();
    try (InputStream output = process.getInputStream()) {
      assertThat(only(output).rule()).isEqualTo("process");
      assertThat(only(new BufferedReader(new InputStreamReader(output))).rule())
          .isEqualTo("process");
      output.readAllBytes();
    }
  }

  @Test
  void whatIsInMemoryAloneIsOnlyUnderWay() {
    List<Object> all = List.of(
        new BufferedInputStream(new ByteArrayInputStream(new byte[1])),
        new BufferedReader(new StringReader("a")),
        new PrintWriter(new StringWriter()),
        new StreamTokenizer(new StringReader("a")));
    for (Object each : all) {
      assertThat(only(each).rule()).isEqualTo("open-stream");
      assertThat(only(each).path()).isEqualTo("task → field f0");
    }
    assertThat(only(Stream.of(1)).rule()).isEqualTo("in-flight");
    assertThat(only(new Scanner("a")).rule()).isEqualTo("in-flight");
  }

  private Path written() {
    return folder.resolve("b.txt");
  }

  private InputStream input() throws IOException {
    return new FileInputStream(file.toFile());
  }

  private static Finding only(Object object) {
    List<Finding> findings = Checker.check(ReachedObjects.ofOthers(object), Set.of());
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static void close(AutoCloseable closeable) throws IOException {
    try {
      closeable.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class OwnInput extends FilterInputStream {
    OwnInput(InputStream in) {
      super(in);
    }
  }
}
