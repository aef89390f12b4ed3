package dev.satchel.srctest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The module {@code samples}, as this build made it. */
final class Samples {
  private Samples() {}

  /** Runs a sample as its page says: under the agent, its own classes on the class path. */
  static Ended run(Jdks.Jdk jdk, String mainClass) {
    return run(jdk, "", mainClass);
  }

  /** The same, with options of the agent: {@code =key=value,…}. */
  static Ended run(Jdks.Jdk jdk, String agentOptions, String mainClass) {
    return UnderAgent.run(jdk, agentOptions, List.of(), List.of(classes()), mainClass);
  }

  /** The same, with the libraries of the samples on the class path. */
  static Ended runWithLibraries(Jdks.Jdk jdk, String mainClass) {
    List<Path> classPath = new ArrayList<>(List.of(classes()));
    try (Stream<Path> jars = Files.list(target().resolve("lib"))) {
      jars.sorted().forEach(classPath::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnderAgent.run(jdk, classPath, mainClass);
  }

  /** Text of a sample's source file. */
  static String source(String mainClass) {
    try {
      return Files.readString(project()
          .resolve("samples/src/main/java")
          .resolve(mainClass.replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's folder. */
  static Path project() {
    return SatchelJar.path().getParent().getParent().getParent();
  }

  private static Path classes() {
    return target().resolve("classes");
  }

  private static Path target() {
    return project().resolve("samples/target");
  }
}
