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
 * its parent gives the parent's class file as a resource; this is the right one. It is also the quicker one: a loader goes
 * through its whole class path, which may have hundreds of jars.
 *
 * <p>Thread-safe.
 */
final class CodeSourceFile {
  /** Classes that are asked for one after the other mostly come from one place. */
  private volatile @Nullable Place last;

  /**
   * @param location as text: a URL may hold its class loader
   */
  private record Place(String location, Path path, boolean isDirectory) {}

  /** The class file that has this fingerprint; null if there is none there, or the place is no file. */
  byte @Nullable [] find(Class<?> type, Fingerprint defined) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return null;
    }
    String name = type.getName().replace('.', '/') + ".class";
    try {
      Place place = place(location);
      if (place.isDirectory) {
        Path file = place.path.resolve(name);
        return Files.isRegularFile(file) ? ifSame(Files.readAllBytes(file), defined) : null;
      }
      File jar = place.path.toFile();
      byte[] bytes;
      // The JDK keeps one list of entries for all who have the file open, the class loader among
      // them.
      try (ZipFile zip = new ZipFile(jar)) {
        bytes = ifSame(entry(zip, name), defined);
      }
      if (bytes == null) {
        try (JarFile versions = new JarFile(jar, false, ZipFile.OPEN_READ, Runtime.version())) {
          bytes = ifSame(entry(versions, name), defined);
        }
      }
      return bytes;
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      // Not a file that can be read now; the caller has another way.
      return null;
    }
  }

  private Place place(URL location) throws URISyntaxException {
    String text = location.toExternalForm();
    Place known = last;
    if (known == null || !known.location.equals(text)) {
      Path path = Path.of(location.toURI());
      known = new Place(text, path, Files.isDirectory(path));
      last = known;
    }
    return known;
  }

  private static byte @Nullable [] entry(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static byte @Nullable [] ifSame(byte @Nullable [] bytes, Fingerprint defined) {
    return bytes != null && defined.isOf(bytes) ? bytes : null;
  }
}
