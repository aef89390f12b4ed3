package dev.satchel.srctest;

import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code serializer.jar} that this build made. Integration tests have it on their class path too. */
public final class SatchelJar {
  private SatchelJar() {}

  /** The jar's absolute path, from the system property {@code satchel.jar} that Failsafe sets. */
  public static Path path() {
    String path = System.getProperty("satchel.jar");
    if (path == null) {
      throw new IllegalStateException("satchel.jar is not set: run with \"mvn verify\"");
    }
    Path jar = Path.of(path).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("not built: " + jar);
    }
    return jar;
  }
}
