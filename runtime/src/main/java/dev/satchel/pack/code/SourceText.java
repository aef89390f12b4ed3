package dev.satchel.pack.code;

import dev.satchel.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Source files from the roots and source jars that the agent was given. */
public final class SourceText {
  private static final ConcurrentMap<String, Optional<String>> FOUND = new ConcurrentHashMap<>();

  private SourceText() {}

  /**
   * The text of a source file.
   *
   * @param sourcePath such as {@code analytics/Core.java}
   * @return null if no root has it
   */
  public static @Nullable String of(String sourcePath) {
    if (Recording.sources().isEmpty()) {
      return null;
    }
    return FOUND.computeIfAbsent(sourcePath, SourceText::find).orElse(null);
  }

  /**
   * One line of a source file, without its end.
   *
   * @param line from 1
   */
  public static @Nullable String line(String sourcePath, int line) {
    String text = of(sourcePath);
    return text == null || line < 1
        ? null
        : text.lines().skip(line - 1L).findFirst().orElse(null);
  }

  private static Optional<String> find(String sourcePath) {
    for (Path root : Recording.sources()) {
      try {
        if (Files.isDirectory(root)) {
          Path file = root.resolve(sourcePath);
          if (Files.isRegularFile(file)) {
            return Optional.of(Files.readString(file));
          }
        } else if (Files.isRegularFile(root)) {
          try (ZipFile jar = new ZipFile(root.toFile())) {
            ZipEntry entry = jar.getEntry(sourcePath);
            if (entry != null) {
              return Optional.of(
                  new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
          }
        }
      } catch (IOException e) {
        // The agent has reported an unreadable source path already; the class travels without its
        // text.
      }
    }
    return Optional.empty();
  }
}
