package dev.satchel.pack.code;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class file that an older Java would have loaded in the place of one of this JVM: of a multi-release jar (<a
 * href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#multi-release-jar-files">JAR file specification</a>).
 */
final class OlderClassFile {
  private OlderClassFile() {}

  /**
   * The class file for Java {@code release}; null if {@code type} is not from a multi-release jar file, or that has none for such
   * a Java.
   */
  static byte @Nullable [] of(Class<?> type, int release) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    File file = source == null || source.getLocation() == null
        ? null
        : file(source.getLocation().toString());
    if (file == null) {
      return null;
    }
    Runtime.Version version = Runtime.Version.parse(Integer.toString(release));
    try (JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, version)) {
      JarEntry entry = jar.isMultiRelease()
          ? jar.getJarEntry(type.getName().replace('.', '/') + ".class")
          : null;
      if (entry == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException | SecurityException e) {
      return null; // no jar that can be read here: then there is only what this JVM loaded
    }
  }

  private static @Nullable File file(String location) {
    try {
      File file = location.startsWith("file:") ? new File(new URI(location)) : null;
      return file != null && file.isFile() ? file : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // no file of this machine
    }
  }
}
