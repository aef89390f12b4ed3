package dev.satchel.values;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Elements that are sorted already, in the form from which {@code TreeMap.putAll} and {@code TreeSet.addAll} take them
 * in linear time without comparing: so a user's comparator does not run before its objects are complete.
 */
@SuppressWarnings("JdkObsolete") // the factories look for exactly these interfaces
final class Sorted {
  private Sorted() {}

  /** The entries of {@code given} as a sorted map that claims {@code comparator}; good for {@code putAll} only. */
  static SortedMap<Object, @Nullable Object> map(
      Given given, @Nullable Comparator<? super Object> comparator) {
    Set<Map.Entry<Object, @Nullable Object>> entries = new Entries(given);
    return new InOrderMap(entries, comparator);
  }

  /** The elements of {@code given} as a sorted set that claims {@code comparator}; good for {@code addAll} only. */
  static SortedSet<Object> set(Given given, @Nullable Comparator<? super Object> comparator) {
    return new InOrderSet(given.elements(), comparator);
  }

  private static final class Entries extends AbstractSet<Map.Entry<Object, @Nullable Object>> {
    private final java.util.List<Map.Entry<Object, @Nullable Object>> entries =
        new java.util.ArrayList<>();

    Entries(Given given) {
      given.entries(
          (key, value) -> entries.add(new AbstractMap.SimpleImmutableEntry<>(key, value)));
    }

    @Override
    public Iterator<Map.Entry<Object, @Nullable Object>> iterator() {
      return entries.iterator();
    }

    @Override
    public int size() {
      return entries.size();
    }
  }

  private static final class InOrderMap extends AbstractMap<Object, @Nullable Object>
      implements SortedMap<Object, @Nullable Object> {
    private final Set<Map.Entry<Object, @Nullable Object>> entries;
    private final @Nullable Comparator<? super Object> comparator;

    InOrderMap(
        Set<Map.Entry<Object, @Nullable Object>> entries,
        @Nullable Comparator<? super Object> comparator) {
      this.entries = entries;
      this.comparator = comparator;
    }

    @Override
    public Set<Map.Entry<Object, @Nullable Object>> entrySet() {
      return entries;
    }

    @Override
    public @Nullable Comparator<? super Object> comparator() {
      return comparator;
    }

    @Override
    public SortedMap<Object, @Nullable Object> subMap(Object from, Object to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<Object, @Nullable Object> headMap(Object to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<Object, @Nullable Object> tailMap(Object from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object firstKey() {
      throw new NoSuchElementException();
    }

    @Override
    public Object lastKey() {
      throw new NoSuchElementException();
    }
  }

  private static final class InOrderSet extends AbstractSet<Object> implements SortedSet<Object> {
    private final @Nullable Object[] elements;
    private final @Nullable Comparator<? super Object> comparator;

    InOrderSet(@Nullable Object[] elements, @Nullable Comparator<? super Object> comparator) {
      this.elements = elements;
      this.comparator = comparator;
    }

    @Override
    public Iterator<Object> iterator() {
      return Collections.unmodifiableList(Arrays.asList(elements)).iterator();
    }

    @Override
    public int size() {
      return elements.length;
    }

    @Override
    public @Nullable Comparator<? super Object> comparator() {
      return comparator;
    }

    @Override
    public SortedSet<Object> subSet(Object from, Object to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SortedSet<Object> headSet(Object to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SortedSet<Object> tailSet(Object from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object first() {
      throw new NoSuchElementException();
    }

    @Override
    public Object last() {
      throw new NoSuchElementException();
    }
  }
}
