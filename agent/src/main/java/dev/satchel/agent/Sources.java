package dev.satchel.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at each source root and source jar before the runtime counts on it. */
final class Sources {
  private Sources() {}

  /** The absolute paths of those that can be read; the others are reported to the user by name. */
  static List<Path> readable(List<Path> sources, AgentLog log) {
    List<Path> readable = new ArrayList<>();
    for (Path source : sources) {
      Path path = source.toAbsolutePath().normalize();
      String reason = whyNot(path);
      if (reason == null) {
        readable.add(path);
      } else {
        log.writeToUser(new LogEvent(Level.WARN, "sources-unreadable")
            .with("path", path.toString())
            .with("reason", reason)
            .with("consequence", "payloads carry no source text from there"));
      }
    }
    return readable;
  }

  private static @Nullable String whyNot(Path path) {
    if (!Files.exists(path)) {
      return "no such file or directory";
    }
    if (!Files.isReadable(path)) {
      return "permission denied";
    }
    if (Files.isDirectory(path)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 'P' && in.read() == 'K' ? null : "neither a directory nor a jar";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
