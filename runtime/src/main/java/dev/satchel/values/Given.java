package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the {@link Pieces} of a value that is to be made.
 *
 * <p>Pieces come from a payload, so each getter checks, and throws an {@link UnpackFault} that names the type and the
 * piece.
 *
 * @param type binary name of the class to make
 */
record Given(String type, Pieces pieces) {
  /** Upper bound of a capacity that a payload may ask for beyond what its elements need. */
  static final int MAX_SPARE_CAPACITY = 1 << 20;

  static final float USUAL_LOAD_FACTOR = 0.75f;

  /** With a smaller one, few elements take much memory. */
  private static final float MIN_LOAD_FACTOR = 0.25f;

  boolean has(String property) {
    return pieces.properties().containsKey(property);
  }

  /** The property, which must be there and of {@code wanted}. */
  <T> T get(String property, Class<T> wanted) {
    T value = find(property, wanted);
    if (value == null) {
      throw bad("has no " + property);
    }
    return value;
  }

  /** The property, or null if it is absent or null. */
  <T> @Nullable T find(String property, Class<T> wanted) {
    Object value = pieces.properties().get(property);
    if (value == null) {
      return null;
    }
    if (!wanted.isInstance(value)) {
      throw bad("needs a " + wanted.getSimpleName() + " as " + property + ", not a "
          + value.getClass().getName());
    }
    return wanted.cast(value);
  }

  String text() {
    return get("text", String.class);
  }

  int integer(String property) {
    return get(property, Integer.class);
  }

  long longInteger(String property) {
    return get(property, Long.class);
  }

  boolean flag(String property) {
    return Boolean.TRUE.equals(find(property, Boolean.class));
  }

  /**
   * A capacity; {@code otherwise} if absent.
   *
   * @throws UnpackFault if it is negative or above one million, so that a small payload cannot take much memory
   */
  int capacity(String property, int otherwise) {
    Integer capacity = find(property, Integer.class);
    if (capacity == null) {
      return otherwise;
    }
    if (capacity < 0 || capacity > MAX_SPARE_CAPACITY) {
      throw bad("asks for the capacity " + capacity + "; allowed are 0 to " + MAX_SPARE_CAPACITY);
    }
    return capacity;
  }

  /** Whether {@link #capacity} accepts it; a sender leaves out what it does not. */
  static boolean isAllowedCapacity(int capacity) {
    return capacity >= 0 && capacity <= MAX_SPARE_CAPACITY;
  }

  /**
   * The load factor of a table; the usual one if absent.
   *
   * @throws UnpackFault unless {@link #isAllowedLoadFactor}
   */
  float loadFactor() {
    Float loadFactor = find("loadFactor", Float.class);
    if (loadFactor == null) {
      return USUAL_LOAD_FACTOR;
    }
    if (!isAllowedLoadFactor(loadFactor)) {
      throw bad("asks for the load factor " + loadFactor);
    }
    return loadFactor;
  }

  /** Whether {@link #loadFactor} accepts it; a sender leaves out what it does not. */
  static boolean isAllowedLoadFactor(float loadFactor) {
    return loadFactor >= MIN_LOAD_FACTOR && loadFactor < Float.POSITIVE_INFINITY;
  }

  @Nullable
  Object[] elements() {
    @Nullable Object[] elements = pieces.elements();
    if (elements == null || pieces.paired()) {
      throw bad("needs elements");
    }
    return elements;
  }

  /** The number of elements. */
  int count() {
    return elements().length;
  }

  /** As {@link #elements}; an error if there are not exactly {@code count}. */
  @Nullable
  Object[] elements(int count) {
    @Nullable Object[] elements = elements();
    if (elements.length != count) {
      throw bad("needs " + count + " element(s), not " + elements.length);
    }
    return elements;
  }

  List<@Nullable Object> list() {
    return Arrays.asList(elements());
  }

  /** Calls {@code each} for each entry in order. */
  void entries(BiConsumer<@Nullable Object, @Nullable Object> each) {
    @Nullable Object[] entries = pieces.elements();
    if (entries == null || !pieces.paired()) {
      throw bad("needs entries");
    }
    for (int i = 0; i < entries.length; i += 2) {
      each.accept(entries[i], entries[i + 1]);
    }
  }

  /** The fault that these pieces do not fit: {@code java.util.Optional} {@code what}. */
  UnpackFault bad(String what) {
    return new UnpackFault("a value of type " + type + " " + what);
  }
}
