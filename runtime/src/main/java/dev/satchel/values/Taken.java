package dev.satchel.values;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds {@link Pieces}: properties in the order in which they are added, then elements or entries. */
final class Taken {
  private static final Pieces NOTHING = new Pieces(NamedValues.NONE, null, false);

  private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

  private Taken() {}

  /** Elements and no properties. */
  static Pieces elements(@Nullable Object... elements) {
    return new Pieces(NamedValues.NONE, elements, false);
  }

  /** One property and no elements. */
  static Pieces one(String name, @Nullable Object value) {
    return Pieces.of(List.of(name), new Object[] {value}, null, false);
  }

  /** Neither properties nor elements. */
  static Pieces nothing() {
    return NOTHING;
  }

  static Taken with(String name, @Nullable Object value) {
    return new Taken().and(name, value);
  }

  /** No property so far. */
  static Taken start() {
    return new Taken();
  }

  Taken and(String name, @Nullable Object value) {
    properties.put(name, value);
    return this;
  }

  /** As {@link #and} unless {@code value} is what the reader assumes anyway. */
  Taken unless(@Nullable Object assumed, String name, @Nullable Object value) {
    return java.util.Objects.equals(assumed, value) ? this : and(name, value);
  }

  Pieces nothingElse() {
    return new Pieces(properties, null, false);
  }

  Pieces andElements(@Nullable Object... elements) {
    return new Pieces(properties, elements, false);
  }

  /** Keys and values, alternating. */
  Pieces andPairs(@Nullable Object[] pairs) {
    return new Pieces(properties, pairs, true);
  }

  /** Entries of {@code map} in iteration order. */
  Pieces andEntries(Map<?, ?> map) {
    return new Pieces(properties, Snapshot.entries(map), true);
  }
}
