package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the factories of {@link Collections} make. A wrapper keeps its backing collection, so whoever else holds that
 * one holds the same one over there.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class Wrappers {
  private static final String PREFIX = "java.util.Collections$";

  /** The class of what an unmodifiable map gives as its entries. */
  static final String UNMODIFIABLE_ENTRIES = PREFIX + "UnmodifiableMap$UnmodifiableEntrySet";

  private Wrappers() {}

  static List<ValueKind> kinds() {
    List<ValueKind> kinds = new ArrayList<>();
    kinds.add(wrapper(
        "UnmodifiableCollection", "c", Collection.class, Collections::unmodifiableCollection));
    kinds.add(wrapper("UnmodifiableSet", "c", Set.class, Collections::unmodifiableSet));
    kinds.add(wrapper(
        "UnmodifiableSortedSet", "ss", SortedSet.class, Collections::unmodifiableSortedSet));
    kinds.add(wrapper(
        "UnmodifiableNavigableSet",
        "ns",
        NavigableSet.class,
        Collections::unmodifiableNavigableSet));
    kinds.add(wrapper("UnmodifiableList", "list", List.class, Collections::unmodifiableList));
    kinds.add(
        wrapper("UnmodifiableRandomAccessList", "list", List.class, Collections::unmodifiableList));
    kinds.add(wrapper("UnmodifiableMap", "m", Map.class, Collections::unmodifiableMap));
    kinds.add(wrapper(
        "UnmodifiableSortedMap", "sm", SortedMap.class, Collections::unmodifiableSortedMap));
    kinds.add(wrapper(
        "UnmodifiableNavigableMap",
        "nm",
        NavigableMap.class,
        Collections::unmodifiableNavigableMap));

    kinds.add(synchronizing(
        "SynchronizedCollection", "c", Collection.class, Collections::synchronizedCollection));
    kinds.add(synchronizing("SynchronizedSet", "c", Set.class, Collections::synchronizedSet));
    kinds.add(synchronizing(
        "SynchronizedSortedSet", "ss", SortedSet.class, Collections::synchronizedSortedSet));
    kinds.add(synchronizing(
        "SynchronizedNavigableSet",
        "ns",
        NavigableSet.class,
        Collections::synchronizedNavigableSet));
    kinds.add(synchronizing("SynchronizedList", "list", List.class, Collections::synchronizedList));
    kinds.add(synchronizing(
        "SynchronizedRandomAccessList", "list", List.class, Collections::synchronizedList));
    kinds.add(synchronizing("SynchronizedMap", "m", Map.class, Collections::synchronizedMap));
    kinds.add(synchronizing(
        "SynchronizedSortedMap", "sm", SortedMap.class, Collections::synchronizedSortedMap));
    kinds.add(synchronizing(
        "SynchronizedNavigableMap",
        "nm",
        NavigableMap.class,
        Collections::synchronizedNavigableMap));

    kinds.add(wrapper("AsLIFOQueue", "q", Deque.class, Collections::asLifoQueue));
    kinds.add(Kind.named(Collection.class, BUILT, PREFIX + "SingletonSet")
        .take(one -> Taken.one("element", one.iterator().next()))
        .make(given -> Collections.singleton(given.find("element", Object.class)))
        .built());
    kinds.add(Kind.named(Collection.class, BUILT, PREFIX + "SingletonList")
        .take(one -> Taken.one("element", one.iterator().next()))
        .make(given -> Collections.singletonList(given.find("element", Object.class)))
        .built());
    kinds.add(wrapper("ReverseComparator2", "cmp", Comparator.class, Collections::reverseOrder));
    kinds.add(Kind.named(Map.class, BUILT, PREFIX + "SingletonMap")
        .take(map -> {
          @Nullable Object[] entry = Snapshot.entries(map);
          return Taken.with("key", entry[0]).and("value", entry[1]).nothingElse();
        })
        .make(given -> Collections.singletonMap(
            given.find("key", Object.class), given.find("value", Object.class)))
        .built());
    kinds.add(Kind.named(List.class, BUILT, PREFIX + "CopiesList")
        .take(list -> Taken.with("count", list.size())
            .and("element", list.isEmpty() ? null : list.get(0))
            .nothingElse())
        .make(given ->
            Collections.nCopies(given.integer("count"), given.find("element", Object.class)))
        .built());

    kinds.add(constant(Collections.emptyList()));
    kinds.add(constant(Collections.emptySet()));
    kinds.add(constant(Collections.emptyMap()));
    kinds.add(constant(Collections.emptyNavigableSet()));
    kinds.add(constant(Collections.emptyNavigableMap()));
    kinds.add(constant(Collections.reverseOrder()));
    kinds.add(constant(String.CASE_INSENSITIVE_ORDER));
    return kinds;
  }

  /** A class of which there is one object. */
  private static ValueKind constant(Object only) {
    return Kind.named(Object.class, BUILT, only.getClass().getName())
        .take(value -> Taken.nothing())
        .make(given -> only)
        .built();
  }

  /**
   * @param field its name in the serial form of the class
   * @param wraps what the factory takes
   */
  private static <B> ValueKind wrapper(
      String name, String field, Class<B> wraps, Function<B, Object> factory) {
    String property = wraps == Comparator.class ? "comparator" : "backing";
    return Kind.named(Object.class, BUILT, PREFIX + name)
        .take(wrapper -> Taken.one(property, field(wrapper, field)))
        .make(given -> factory.apply(given.get(property, wraps)))
        .built();
  }

  /**
   * A wrapper that locks itself; a view locks what it is a view of instead, and travels as that one's view, if that gives it, else by its serial
   * form. Only a part of a list does not: its serial form is an object of another class.
   */
  private static <B> ValueKind synchronizing(
      String name, String field, Class<B> wraps, Function<B, Object> factory) {
    return Kind.named(Object.class, BUILT, PREFIX + name)
        .onlyIf(wrapper -> !name.equals("SynchronizedRandomAccessList") || locksItself(wrapper))
        .take(wrapper -> {
          Object backing = field(wrapper, field);
          if (locksItself(wrapper)) {
            return Taken.one("backing", backing);
          }
          Pieces view = LockedViews.take(wrapper, field(wrapper, "mutex"), backing);
          return view == null ? new SerialFormKind(wrapper.getClass()).take(wrapper) : view;
        })
        .make(given -> given.has("backing")
            ? factory.apply(given.get("backing", wraps))
            : given.has("view")
                ? LockedViews.make(given)
                : new SerialFormKind(typeOf(given)).allocate(given.type(), given.pieces()))
        .built();
  }

  /** What a synchronized or unmodifiable map wraps; null if that is not told. */
  static @Nullable Object backingOf(Map<?, ?> wrapper) {
    return field(wrapper, "m");
  }

  /** As {@link #backingOf(Map)}. */
  static @Nullable Object backingOf(Collection<?> wrapper) {
    return field(wrapper, "c");
  }

  private static boolean locksItself(Object wrapper) {
    return field(wrapper, "mutex") == wrapper;
  }

  private static Class<?> typeOf(Given given) {
    Class<?> type = SerialTypes.find(given.type());
    if (type == null) {
      throw given.bad("is unknown to this JVM");
    }
    return type;
  }

  /** A serializable field, wherever in the hierarchy of the wrapper's class it is declared. */
  private static @Nullable Object field(Object wrapper, String name) {
    for (Class<?> level = wrapper.getClass();
        level != Object.class;
        level = level.getSuperclass()) {
      if (java.io.Serializable.class.isAssignableFrom(level)) {
        var fields = DefaultFields.of(wrapper, level);
        if (fields.containsKey(name)) {
          return fields.get(name);
        }
      }
    }
    throw new UnpackFault(wrapper.getClass().getName() + " has no serializable field " + name);
  }
}
