package dev.satchel.srctest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs programs in JVMs of their own, started with {@code -javaagent:serializer.jar}. */
final class UnderAgent {
  /** For each program; a busy machine included. */
  private static final long TIMEOUT_SECONDS = 180;

  private UnderAgent() {}

  /**
   * Runs {@code mainClass} to its end.
   *
   * @param classPath folders and jars; {@code serializer.jar} is there in any case
   */
  static Ended run(Jdks.Jdk jdk, List<Path> classPath, String mainClass, String... arguments) {
    return run(jdk, "", List.of(), classPath, mainClass, arguments);
  }

  /**
   * Runs {@code mainClass} to its end.
   *
   * @param agentOptions empty, or {@code =key=value,…}
   * @param jvmArguments further arguments of the JVM
   * @param classPath folders and jars; {@code serializer.jar} is there in any case
   */
  static Ended run(
      Jdks.Jdk jdk,
      String agentOptions,
      List<String> jvmArguments,
      List<Path> classPath,
      String mainClass,
      String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        jdk.java().toString(),
        "-javaagent:" + SatchelJar.path() + agentOptions,
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dsun.stdout.encoding=UTF-8"));
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", joined(classPath), mainClass));
    command.addAll(List.of(arguments));
    return await(command);
  }

  /** Runs a command to its end; fails if that takes minutes. */
  static Ended await(List<String> command) {
    try {
      Path out = Files.createTempFile("satchel", ".out");
      Path err = Files.createTempFile("satchel", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.contains("JAVA_") && name.endsWith("OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + command
              + "\n" + Files.readString(out, UTF_8) + Files.readString(err, UTF_8));
        }
        return new Ended(
            process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
