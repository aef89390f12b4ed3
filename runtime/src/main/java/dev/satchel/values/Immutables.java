package dev.satchel.values;

import static dev.satchel.values.ValueKind.ElementOrder.ARBITRARY;
import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.BUILT_HASHED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code List.of}, {@code Set.of}, {@code Map.of} and their like, and the map of {@code Collectors.partitioningBy}. */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class Immutables {
  private static final String SMALL_LIST = List.of(1).getClass().getName();
  private static final String LIST = List.of().getClass().getName();
  private static final String SUB_LIST =
      List.of(1, 2, 3).subList(0, 1).getClass().getName();
  private static final String SMALL_SET = Set.of(1).getClass().getName();
  private static final String SET = Set.of().getClass().getName();
  private static final String SMALL_MAP = Map.of(1, 1).getClass().getName();
  private static final String MAP = Map.of().getClass().getName();
  private static final String PARTITION = partition(null, null).getClass().getName();

  private Immutables() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.named(List.class, BUILT, SMALL_LIST, LIST)
            .take(Immutables::takeList)
            .make(given -> list(given, given.elements()))
            .built(),
        Kind.named(List.class, BUILT, SUB_LIST)
            .take(Immutables::takeList)
            .make(Immutables::subList)
            .built(),
        Kind.named(Set.class, BUILT_HASHED, SMALL_SET, SET)
            .ordered(ARBITRARY)
            .take(set -> Taken.elements(set.toArray()))
            .make(given -> set(given))
            .built(),
        Kind.named(Map.class, BUILT_HASHED, SMALL_MAP, MAP)
            .ordered(ARBITRARY)
            .take(map -> Taken.start().andEntries(map))
            .make(given -> map(given))
            .built(),
        Kind.named(Map.class, BUILT, PARTITION)
            .take(map ->
                Taken.with("false", map.get(false)).and("true", map.get(true)).nothingElse())
            .make(given ->
                partition(given.find("false", Object.class), given.find("true", Object.class)))
            .built());
  }

  /** The map that {@code Collectors.partitioningBy} gives, with these values. */
  private static Map<Boolean, @Nullable Object> partition(
      @Nullable Object ofFalse, @Nullable Object ofTrue) {
    Collector<Boolean, boolean[], @Nullable Object> values = Collector.of(
        () -> new boolean[1],
        (isTrue, next) -> isTrue[0] = next,
        (first, second) -> second,
        isTrue -> isTrue[0] ? ofTrue : ofFalse);
    return Stream.of(false, true).collect(Collectors.partitioningBy(each -> each, values));
  }

  private static Pieces takeList(List list) {
    return Taken.start().unless(false, "nulls", allowsNulls(list)).andElements(list.toArray());
  }

  /** {@code Stream.toList} makes lists that may hold nulls, and may be asked for them. Calls no element's equals. */
  private static boolean allowsNulls(List<?> list) {
    try {
      boolean unused = list.contains(null);
      return true;
    } catch (NullPointerException e) {
      return false;
    }
  }

  private static List<@Nullable Object> list(Given given, @Nullable Object[] elements) {
    return given.flag("nulls")
        ? Arrays.stream(elements).toList()
        : (List<@Nullable Object>) (List) List.of(elements);
  }

  private static Object subList(Given given) {
    @Nullable Object[] elements = given.elements();
    @Nullable Object[] longer = Arrays.copyOf(elements, Math.max(3, elements.length));
    Arrays.fill(longer, elements.length, longer.length, "");
    return list(given, longer).subList(0, elements.length);
  }

  private static Object set(Given given) {
    @Nullable Object[] elements = given.elements();
    Set set = Set.of(elements);
    if (elements.length == 2 && set.iterator().next() != elements[0]) {
      return Set.of(elements[1], elements[0]); // iterates in reverse in this JVM
    }
    return set;
  }

  private static Object map(Given given) {
    Map.Entry[] entries =
        new Map.Entry[given.pieces().elements() == null ? 0 : given.pieces().elements().length / 2];
    int[] next = {0};
    given.entries((key, value) -> entries[next[0]++] = Map.entry(key, value));
    return Map.ofEntries(entries);
  }
}
