package dev.satchel.values;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A few names and what they stand for, in order, nulls among it. Looked through from the front: cheap to make and to read. */
final class NamedValues extends AbstractMap<String, @Nullable Object> {
  static final NamedValues NONE = new NamedValues(List.of(), new Object[0]);

  private final List<String> names;
  private final @Nullable Object[] values;

  private NamedValues(List<String> names, @Nullable Object[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Neither list is copied.
   *
   * @param names all different
   * @param values for each of them; those behind are left out
   */
  static NamedValues of(List<String> names, @Nullable Object[] values) {
    return names.isEmpty() ? NONE : new NamedValues(names, values);
  }

  /** What {@code map} holds now. */
  static NamedValues copyOf(Map<String, @Nullable Object> map) {
    return map instanceof NamedValues known
        ? known
        : of(List.copyOf(map.keySet()), map.values().toArray());
  }

  private int indexOf(@Nullable Object name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.size();
      }

      @Override
      public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < names.size();
          }

          @Override
          public Map.Entry<String, @Nullable Object> next() {
            return new SimpleImmutableEntry<>(names.get(next), values[next++]);
          }
        };
      }
    };
  }
}
