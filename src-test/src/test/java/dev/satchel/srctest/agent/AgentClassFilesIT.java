package dev.satchel.srctest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of classes that exist in several versions. */
class AgentClassFilesIT {
  private static final String PROGRAM = """
      package com.acme;
      import dev.satchel.recording.*;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      public class Versions {
        static class ChildFirst extends URLClassLoader {
          ChildFirst(URL url) { super(new URL[] {url}, Versions.class.getClassLoader()); }
          @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals("com.acme.Lib") ? findClass(name) : super.loadClass(name, resolve);
          }
        }
        public static void main(String[] args) throws Exception {
          Path first = Path.of(args[0], "com/acme/Lib.class"), second = Path.of(args[1], "com/acme/Lib.class");
          Class<?> own = Class.forName("com.acme.Lib");
          Class<?> other = new ChildFirst(Path.of(args[1]).toUri().toURL()).loadClass("com.acme.Lib");
          byte[] one = Files.readAllBytes(first), two = Files.readAllBytes(second);
          show("own", own, one);
          show("other", other, two);
          Files.write(first, two);
          ClassFile changed = Recording.classFile(own);
          System.out.println("changed on disk: " + changed.origin() + " " + Arrays.equals(changed.bytes(), two) + " " + changed.note());
        }
        static void show(String name, Class<?> type, byte[] expected) {
          ClassFile file = Recording.classFile(type);
          System.out.println(name + ": " + file.origin() + " " + Arrays.equals(file.bytes(), expected) + " " + file.note());
        }
      }
      """;

  @TempDir
  Path folder;

  private Path first;
  private Path second;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @BeforeEach
  void compile() throws IOException {
    first = folder.resolve("first");
    second = folder.resolve("second");
    AgentLambdasIT.compile(first, lib("one", "return 1 + n;"));
    AgentLambdasIT.compile(second, lib("two", "return 1 - n;"));
    AgentLambdasIT.compile(
        folder.resolve("program"),
        AgentLambdasIT.write(folder.resolve("com/acme/Versions.java"), PROGRAM));
  }

  private Path lib(String source, String body) throws IOException {
    return AgentLambdasIT.write(
        folder.resolve(source + "/com/acme/Lib.java"),
        "package com.acme; public class Lib { int answer(int n) { " + body + " } }");
  }

  /** The two versions differ in one arithmetic instruction. */
  @ParameterizedTest
  @MethodSource("jdks")
  void eachLoadersOwnVersionIsFound(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk)
        .satchel("")
        .classPath(folder.resolve("program") + File.pathSeparator + first)
        .run("com.acme.Versions", first.toString(), second.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .containsExactly(
            "own: RESOURCE true null",
            "other: RESOURCE true null",
            "changed on disk: MEMORY false the class path's class file is not what was loaded (changed since, or its"
                + " class loader changes class files); what runs here travels");
  }

  /** Without the agent nobody knows better. */
  @ParameterizedTest
  @MethodSource("jdks")
  void withoutAgentTheResourceIsBelieved(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk)
        .classPath(folder.resolve("program")
            + File.pathSeparator
            + first
            + File.pathSeparator
            + SatchelJar.path())
        .run("com.acme.Versions", first.toString(), second.toString());

    assertThat(result.outLines())
        .containsExactly(
            "own: RESOURCE true null",
            "other: RESOURCE false null",
            "changed on disk: RESOURCE true null");
  }
}
