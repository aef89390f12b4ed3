package dev.satchel.values;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds that stand for several classes each, under one public name. */
final class Families {
  private static final List<FamilyKind<?>> ALL = List.of(
      new FamilyKind<>(Charset.class, charset -> true, Charset::name, Charset::forName),
      new FamilyKind<>(
          Path.class,
          path -> path.getFileSystem() == FileSystems.getDefault(),
          Path::toString,
          Path::of));

  private Families() {}

  static List<FamilyKind<?>> kinds() {
    return ALL;
  }

  /** The family to which the JDK class {@code type} belongs; null if none. */
  static @Nullable ValueKind of(Class<?> type) {
    for (FamilyKind<?> kind : ALL) {
      if (kind.type().isAssignableFrom(type)) {
        return kind;
      }
    }
    return null;
  }
}
