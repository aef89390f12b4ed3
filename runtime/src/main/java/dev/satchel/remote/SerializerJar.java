package dev.satchel.remote;

import dev.satchel.RemoteJvmException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Finds {@code serializer.jar}, which is all that a forked worker gets. */
final class SerializerJar {
  /** System property that names the jar where this code does not run from it. */
  static final String PROPERTY = "satchel.jar";

  private SerializerJar() {}

  /**
   * The jar that the property names, else the one that this class was loaded from.
   *
   * @throws RemoteJvmException if there is none
   */
  static Path locate() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      Path path = Path.of(named).toAbsolutePath().normalize();
      if (!Files.isRegularFile(path)) {
        throw new RemoteJvmException(
            "no file " + path + ", which the system property " + PROPERTY + " names");
      }
      return path;
    }
    CodeSource source = SerializerJar.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new RemoteJvmException(
          "cannot tell where Satchel was loaded from; name serializer.jar by -D" + PROPERTY
              + "=PATH");
    }
    URI location = uri(source);
    if (!"file".equals(location.getScheme()) || !Files.isRegularFile(Path.of(location))) {
      throw new RemoteJvmException("a forked JVM needs serializer.jar, but Satchel was loaded from "
          + location + "; name the jar by -D" + PROPERTY + "=PATH");
    }
    return Path.of(location);
  }

  private static URI uri(CodeSource source) {
    try {
      return source.getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new RemoteJvmException(
          "cannot use the place that Satchel was loaded from: " + source.getLocation()
              + "; name serializer.jar by -D" + PROPERTY + "=PATH",
          e);
    }
  }
}
