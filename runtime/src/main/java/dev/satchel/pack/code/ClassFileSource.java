package dev.satchel.pack.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Where the class files of classes come from. */
@FunctionalInterface
public interface ClassFileSource {
  /**
   * The class file of {@code type} as it was defined.
   *
   * @return the caller's own copy; null if it is not to be had
   */
  byte @Nullable [] of(Class<?> type);

  /** Class files as the class's loader finds them on disk: right unless something changed the class at load time. */
  static ClassFileSource resources() {
    return type -> {
      String file = "/" + type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getResourceAsStream(file)) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
      }
    };
  }
}
