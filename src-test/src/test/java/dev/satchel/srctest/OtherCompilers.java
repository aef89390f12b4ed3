package dev.satchel.srctest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compilers of other languages, each in a JVM of its own, with its own jars of this test's class path. */
enum OtherCompilers {
  KOTLIN(
      "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
      List.of("kotlin", "annotations-"),
      List.of("kotlin-stdlib-2"),
      List.of("-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "17"),
      ".kt"),
  SCALA_2(
      "scala.tools.nsc.Main",
      List.of("scala-compiler-", "scala-reflect-", "scala-library-", "java-diff-utils-"),
      List.of("scala-library-"),
      List.of("-nowarn", "-release", "17"),
      ".scala"),
  SCALA_3(
      "dotty.tools.dotc.Main",
      List.of(
          "scala3-",
          "tasty-core_3-",
          "scala-asm-",
          "scala-library-",
          "compiler-interface-",
          "util-interface-"),
      List.of("scala-library-", "scala3-library_3-"),
      List.of("-nowarn", "-release", "17"),
      ".scala");

  private final String mainClass;
  private final List<String> jars;
  private final List<String> standardLibrary;
  private final List<String> options;
  private final String extension;

  OtherCompilers(
      String mainClass,
      List<String> jars,
      List<String> standardLibrary,
      List<String> options,
      String extension) {
    this.mainClass = mainClass;
    this.jars = jars;
    this.standardLibrary = standardLibrary;
    this.options = options;
    this.extension = extension;
  }

  /** The jars that what it compiled needs to run. */
  List<Path> standardLibrary() {
    return jars(standardLibrary);
  }

  /**
   * Compiles a program of {@code resources/programs}.
   *
   * @param folder where sources and class files go
   * @param further folders and jars besides {@code serializer.jar} and the standard library
   * @return the folder of class files
   */
  Path compile(Path folder, String program, List<Path> further, String... options) {
    Path classes = folder.resolve(name() + "-" + program + String.join("", options));
    Path source = folder.resolve(program + extension);
    List<Path> classPath = new ArrayList<>(further);
    classPath.add(SatchelJar.path());
    classPath.addAll(standardLibrary());
    List<String> command = new ArrayList<>(
        List.of(Jdks.current().java().toString(), "-cp", UnderAgent.joined(jars(jars)), mainClass));
    command.addAll(this.options);
    command.addAll(List.of(options));
    command.addAll(List.of(
        "-classpath", UnderAgent.joined(classPath), "-d", classes.toString(), source.toString()));
    try {
      Files.createDirectories(classes);
      Files.writeString(source, ProgramsIT.text("/programs/" + program + extension));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Ended ended = UnderAgent.await(command);
    if (ended.exitCode() != 0) {
      throw new AssertionError("does not compile:\n" + ended);
    }
    return classes;
  }

  private static List<Path> jars(List<String> prefixes) {
    List<Path> found = classPath()
        .filter(path ->
            prefixes.stream().anyMatch(prefix -> path.getFileName().toString().startsWith(prefix)))
        .toList();
    if (found.size() < prefixes.size()) {
      throw new AssertionError("of " + prefixes + " only " + found);
    }
    return found;
  }

  private static Stream<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of);
  }
}
