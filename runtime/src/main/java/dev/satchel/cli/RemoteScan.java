package dev.satchel.cli;

import dev.satchel.Remote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the {@code @Remote} classes of a class path, without initialising any. */
final class RemoteScan {
  private static final String MARK = "Ldev/satchel/Remote;";
  private static final String SUFFIX = ".class";

  private final ClassLoader loader;
  private final List<String> unreadable = new ArrayList<>();

  RemoteScan(ClassLoader loader) {
    this.loader = loader;
  }

  /** The class of that name; a wrong usage if there is none. */
  Class<?> find(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw CommandFailure.usage("no class " + name + " on the class path", e);
    }
  }

  boolean isRemote(Class<?> type) {
    return type.getDeclaredAnnotation(Remote.class) != null;
  }

  /** In the order of the class path, then by name. */
  List<Class<?>> remote(List<Path> entries) throws IOException {
    List<Class<?>> found = new ArrayList<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        folder(entry, found);
      } else {
        jar(entry, found);
      }
    }
    return found;
  }

  /** Classes that are marked, but cannot be loaded, each with the reason. */
  List<String> unreadable() {
    return unreadable;
  }

  private void folder(Path folder, List<Class<?>> found) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file), found);
    }
  }

  private void jar(Path file, List<Class<?>> found) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      List<JarEntry> entries = jar.stream()
          .filter(
              entry -> entry.getName().endsWith(SUFFIX) && !entry.getName().startsWith("META-INF/"))
          .toList();
      for (JarEntry entry : entries) {
        try (InputStream in = jar.getInputStream(entry)) {
          add(entry.getName(), in.readAllBytes(), found);
        }
      }
    }
  }

  private void add(String path, byte[] classFile, List<Class<?>> found) {
    if (!new String(classFile, StandardCharsets.ISO_8859_1).contains(MARK)) {
      return;
    }
    String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (isRemote(type)) {
        found.add(type);
      }
    } catch (ClassNotFoundException | LinkageError e) {
      unreadable.add(name + ": " + e);
    }
  }
}
