package dev.satchel.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a class file from where its class says it comes from. A loader that defines classes itself but leaves resources to
 * its parent gives the parent's class file as a resource; this is the right one.
 */
final class CodeSourceFile {
  private CodeSourceFile() {}

  /** The class file; null if there is none there, or the place is no file. */
  static byte @Nullable [] read(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return null;
    }
    String name = type.getName().replace('.', '/') + ".class";
    try {
      Path place = Path.of(location.toURI());
      return Files.isDirectory(place)
          ? fromDirectory(place.resolve(name))
          : fromJar(place.toFile(), name);
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      // Not a file that can be read now; the caller has another way.
      return null;
    }
  }

  private static byte @Nullable [] fromDirectory(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  private static byte @Nullable [] fromJar(File file, String name) throws IOException {
    try (JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version())) {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
