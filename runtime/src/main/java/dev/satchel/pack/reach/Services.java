package dev.satchel.pack.reach;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ServiceLoader} would find for a service here, by {@code META-INF/services}. */
final class Services {
  private static final String FOLDER = "META-INF/services/";

  private Services() {}

  /** The providers' classes, those that are there; none of them is initialised. */
  static List<Class<?>> providers(@Nullable Class<?> service) {
    if (service == null || service.getClassLoader() == null) {
      return List.of();
    }
    ClassLoader loader = service.getClassLoader();
    List<Class<?>> found = new ArrayList<>();
    try {
      for (URL file : Collections.list(loader.getResources(FOLDER + service.getName()))) {
        for (String name : names(file)) {
          add(name, loader, found);
        }
      }
    } catch (IOException e) {
      // As for ServiceLoader, which fails over there where it is used: a file that nobody can read.
      return found;
    }
    return found;
  }

  private static List<String> names(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static void add(String name, ClassLoader loader, List<Class<?>> found) {
    try {
      found.add(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      // Not here, so not found over there either.
    }
  }
}
