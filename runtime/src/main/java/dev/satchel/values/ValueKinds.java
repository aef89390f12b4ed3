package dev.satchel.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of JDK values that can travel.
 *
 * <p>A class that is not in it either belongs to the user, or is an enum, array, record, lambda or the like, which
 * other code treats, or cannot travel.
 */
public final class ValueKinds {
  private static final Map<String, ValueKind> TABLE = table();

  private ValueKinds() {}

  /** The kind of values whose class is exactly {@code exactType}; null if there is none. */
  public static @Nullable ValueKind of(Class<?> exactType) {
    return JdkTypes.isJdk(exactType) ? TABLE.get(exactType.getName()) : null;
  }

  /** The kind of the type name {@code typeName} in a payload; null if there is none. */
  public static @Nullable ValueKind named(String typeName) {
    return TABLE.get(typeName);
  }

  /** All kinds, family by family. */
  static List<ValueKind> all() {
    return Stream.of(
            Lists.kinds(),
            Maps.kinds(),
            Sets.kinds(),
            Immutables.kinds(),
            Wrappers.kinds(),
            Numbers.kinds(),
            Times.kinds(),
            Texts.kinds())
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, ValueKind> table() {
    Map<String, ValueKind> table = new HashMap<>();
    for (ValueKind kind : all()) {
      for (String type : kind.types()) {
        if (table.put(type, kind) != null) {
          throw new IllegalStateException("two kinds for " + type);
        }
      }
    }
    return Map.copyOf(table);
  }
}
