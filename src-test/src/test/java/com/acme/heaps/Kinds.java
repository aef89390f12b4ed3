package com.acme.heaps;

import static com.acme.heaps.Kind.both;
import static com.acme.heaps.Kind.built;
import static com.acme.heaps.Kind.filled;
import static com.acme.heaps.Kind.hashed;
import static com.acme.heaps.Kind.sorted;
import static com.acme.heaps.Kind.value;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of kinds: everything that heaps are made of. */
@SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"}) // any element in any container
final class Kinds {
  private static final List<Kind> ALL = Stream.of(
          LeafKinds.all(), objects(), lists(), maps(), sets(), wrappers(), holders())
      .flatMap(List::stream)
      .toList();
  private static final Map<String, Kind> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Kind::name, kind -> kind));

  private Kinds() {}

  static List<Kind> all() {
    return ALL;
  }

  static Kind named(String name) {
    return BY_NAME.get(name);
  }

  private static List<Kind> objects() {
    return List.of(
        filled(
            "object",
            40,
            parts -> create(parts, ClassSet.any(parts.classes().classes(), parts.value())),
            Kinds::fillFields),
        filled(
            "generic",
            4,
            parts -> create(parts, ClassSet.any(parts.classes().generics(), parts.value())),
            Kinds::fillFields),
        filled(
            "twin",
            6,
            parts -> create(parts, ClassSet.any(parts.classes().twins(), parts.value())),
            Kinds::fillFields),
        built("record", 12, Kinds::record),
        value("enum", 3, parts -> constant(parts)),
        value("level", 2, parts -> Things.Level.values()[Math.floorMod(parts.value(), 3)]),
        built("pair", 10, parts -> new Things.Pair<>(parts.get(0), parts.get(1))),
        value("key", 4, parts -> new Things.Key(parts.value(), "k" + parts.value() % 3)),
        built("replaced", 3, parts -> new Things.Replaced(parts.rank(), parts.get(0))),
        filled(
            "unique",
            2,
            parts -> Things.Unique.of(parts.value()),
            (it, parts) -> ((Things.Unique) it).note(parts.get(0))),
        filled(
            "written",
            3,
            parts -> new Things.Written(parts.rank()),
            (it, parts) -> ((Things.Written) it).set(parts.get(0), parts.get(1))),
        filled(
            "persistent",
            3,
            parts -> new Things.Persistent(parts.rank()),
            (it, parts) -> ((Things.Persistent) it).set(parts.get(0), parts.get(1))),
        filled(
            "outer",
            3,
            parts -> new Things.Outer(parts.rank()),
            (it, parts) -> ((Things.Outer) it).set(parts.get(0))),
        built("inner", 3, parts -> {
          Things.Outer outer = parts.find(Things.Outer.class);
          return outer == null ? null : outer.inner(parts.get(0));
        }),
        filled(
            "deep",
            4,
            parts -> new Things.Deep(parts.rank()),
            (it, parts) -> ((Things.Deep) it).set(parts.find(Things.Ranked.class))),
        both(
            "failure",
            5,
            parts -> new Things.Failure(
                parts.value(), parts.find(String.class), parts.find(Throwable.class)),
            (it, parts) -> {
              ((Things.Failure) it).set(parts.get(2));
              suppress((Throwable) it, parts);
            }),
        both(
            "exception",
            4,
            parts -> switch (Math.floorMod(parts.value(), 5)) {
              case 0 -> new IllegalStateException("m" + parts.value());
              case 1 -> new IllegalArgumentException("text", parts.find(Throwable.class));
              case 2 -> new java.util.concurrent.CompletionException(parts.find(Throwable.class));
              case 3 -> new AssertionError("detail", parts.find(Throwable.class));
              default -> new IndexOutOfBoundsException(parts.value());
            },
            (it, parts) -> {
              suppress((Throwable) it, parts);
              cause((Throwable) it, parts);
            }),
        built(
            "lambda",
            25,
            parts ->
                Closures.supplier(parts.value(), parts.get(0), parts.get(1), parts.value() / 12)),
        built("comparator", 8, parts -> Closures.comparator(parts.value(), parts.get(0))),
        built("proxy", 4, Kinds::proxy));
  }

  private static void suppress(Throwable it, Parts parts) {
    for (Object part : parts.all()) {
      if (part instanceof Throwable other && other != it && it.getSuppressed().length < 2) {
        it.addSuppressed(other);
      }
    }
  }

  /** Also a later step, so that causes may form cycles. */
  private static void cause(Throwable it, Parts parts) {
    Throwable cause = parts.find(Throwable.class);
    if (cause != null && cause != it && it.getCause() == null && parts.value() % 2 == 0) {
      try {
        it.initCause(cause);
      } catch (IllegalStateException e) {
        return; // has one already, which is null
      }
    }
  }

  private static Object proxy(Parts parts) {
    Object state = parts.get(0);
    Class<?>[] interfaces = {Supplier.class, Things.Ranked.class};
    return Proxy.newProxyInstance(
        Kinds.class.getClassLoader(),
        interfaces,
        parts.value() % 2 == 0
            ? new Things.Answers(state)
            : (proxy, method, arguments) -> switch (method.getName()) {
              case "get" -> state;
              case "rank" -> 78;
              case "hashCode" -> 6;
              case "equals" -> proxy == arguments[0];
              default -> "proxy of lambda";
            });
  }

  private static Object create(Parts parts, Class<?> type) {
    Object made = ClassSet.create(type);
    setRank(made, parts.rank());
    return made;
  }

  private static void setRank(Object made, int rank) {
    try {
      made.getClass().getField("rank").setInt(made, rank);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fillFields(Object made, Parts parts) {
    int next = 0;
    for (Field field : ClassSet.fieldsOf(made.getClass())) {
      if (field.getName().equals("restored")) {
        continue;
      }
      set(made, field, fitting(field.getType(), parts, next++));
    }
    if (made instanceof Throwable thrown) {
      suppress(thrown, parts);
    }
    fillBase(made, parts);
  }

  /** What a JDK superclass holds. Generated classes do not define equality there. */
  private static void fillBase(Object made, Parts parts) {
    if (made instanceof Map map) {
      map.put("x", 1);
      map.put("y" + parts.value() % 100, parts.value());
      if (!(made instanceof SortedMap)) {
        parts.keys().stream().filter(key -> key != made).forEach(key -> map.put(key, "of base"));
      }
    } else if (made instanceof SortedSet set) {
      set.addAll(List.of("b", "a"));
    } else if (made instanceof Set set) {
      set.addAll(parts.keys());
    } else if (made instanceof Collection collection) {
      collection.addAll(parts.nonNull());
    } else if (made instanceof java.util.concurrent.atomic.AtomicInteger number) {
      number.set(parts.value());
    } else if (made instanceof java.util.BitSet bits) {
      bits.set(parts.value() & 127);
    } else if (made instanceof java.util.Date date) {
      date.setTime(parts.value() * 1000L);
    } else if (made instanceof java.util.Random random) {
      random.setSeed(parts.value());
    }
  }

  static void set(@Nullable Object made, Field field, @Nullable Object value) {
    try {
      if (value != null || !field.getType().isPrimitive()) {
        field.setAccessible(true);
        field.set(made, value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  /** A part that may be in a field of that type; null if none. */
  static @Nullable Object fitting(Class<?> type, Parts parts, int index) {
    if (type.isPrimitive()) {
      return primitive(type, parts.value() + index);
    }
    List<@Nullable Object> all = parts.all();
    for (int i = 0; i < all.size(); i++) {
      Object part = all.get((index + i) % all.size());
      if (type.isInstance(part)) {
        return part;
      }
    }
    return null;
  }

  static Object primitive(Class<?> type, int value) {
    if (type == int.class) {
      return value;
    } else if (type == long.class) {
      return value * 4_000_000_007L;
    } else if (type == double.class) {
      return value == 3 ? Double.NaN : value == 4 ? -0.0 : value / 7.0;
    } else if (type == float.class) {
      return value == 3 ? Float.NEGATIVE_INFINITY : value / 7.0f;
    } else if (type == boolean.class) {
      return value % 2 == 0;
    } else if (type == byte.class) {
      return (byte) value;
    } else if (type == short.class) {
      return (short) value;
    }
    return (char) value;
  }

  private static Object record(Parts parts) {
    Class<?> type = ClassSet.any(parts.classes().records(), parts.value());
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = fitting(types[i], parts, i);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Object constant(Parts parts) {
    Object[] constants = ClassSet.any(parts.classes().enums(), parts.value()).getEnumConstants();
    return constants[Math.floorMod(parts.value() / 7, constants.length)];
  }

  private static List<Kind> lists() {
    List<Kind> kinds = new ArrayList<>(List.of(
        list("ArrayList", 25, ArrayList::new, true),
        list("LinkedList", 5, LinkedList::new, true),
        list("ArrayDeque", 5, ArrayDeque::new, false),
        list("Vector", 2, Vector::new, true),
        list("Stack", 2, Stack::new, true),
        list("CopyOnWriteArrayList", 3, CopyOnWriteArrayList::new, true),
        list("ConcurrentLinkedQueue", 2, ConcurrentLinkedQueue::new, false),
        list("ConcurrentLinkedDeque", 2, ConcurrentLinkedDeque::new, false),
        list("LinkedBlockingQueue", 2, LinkedBlockingQueue::new, false),
        list("LinkedBlockingDeque", 2, () -> new LinkedBlockingDeque(20), false),
        list("ArrayBlockingQueue", 2, () -> new ArrayBlockingQueue(20), false),
        filled("Object[]", 25, parts -> new Object[parts.all().size()], Kinds::fillArray),
        filled(
            "objects",
            5,
            parts -> Array.newInstance(
                ClassSet.any(parts.classes().classes(), parts.value()),
                parts.all().size()),
            Kinds::fillArray),
        filled("String[]", 3, parts -> new String[parts.all().size()], Kinds::fillArray),
        filled("List[]", 3, parts -> new List[parts.all().size()], Kinds::fillArray),
        filled("int[][]", 4, parts -> new int[parts.all().size()][], Kinds::fillArray),
        filled("Object[][]", 4, parts -> new Object[parts.all().size()][], Kinds::fillArray),
        built("List.of", 6, parts -> List.of(parts.nonNull().toArray())),
        built("toList", 3, parts -> parts.all().stream().toList()),
        built("asList", 5, parts -> {
          Object[] array = parts.find(Object[].class);
          return Arrays.asList(array == null ? parts.all().toArray() : array);
        }),
        built("singletonList", 2, parts -> Collections.singletonList(parts.get(0))),
        built("nCopies", 2, parts -> Collections.nCopies(parts.value() & 7, parts.get(0))),
        sorted("PriorityQueue", 4, parts -> new PriorityQueue(comparator(parts)), Kinds::fillQueue),
        sorted(
            "PriorityBlockingQueue",
            2,
            parts -> new java.util.concurrent.PriorityBlockingQueue(11, comparator(parts)),
            Kinds::fillQueue)));
    return kinds;
  }

  private static @Nullable Comparator comparator(Parts parts) {
    return parts.value() % 4 == 0 ? null : parts.find(Comparator.class);
  }

  private static void fillQueue(Object made, Parts parts) {
    Comparator<?> comparator = made instanceof PriorityQueue<?> queue
        ? queue.comparator()
        : ((java.util.concurrent.PriorityBlockingQueue<?>) made).comparator();
    ((Queue) made).addAll(sortable(comparator, parts));
  }

  private static List<Object> sortable(@Nullable Comparator<?> comparator, Parts parts) {
    return comparator == null || comparator == Comparator.naturalOrder()
        ? parts.comparable()
        : parts.ranked();
  }

  private static Kind list(String name, int weight, Supplier<Collection> empty, boolean takesNull) {
    return filled(
        name,
        weight,
        parts -> empty.get(),
        (it, parts) -> ((Collection) it).addAll(takesNull ? parts.all() : parts.nonNull()));
  }

  private static void fillArray(Object made, Parts parts) {
    Object[] array = (Object[]) made;
    for (int i = 0; i < array.length; i++) {
      if (array.getClass().getComponentType().isInstance(parts.get(i))) {
        array[i] = parts.get(i);
      }
    }
  }

  private static List<Kind> maps() {
    return List.of(
        map("HashMap", 15, HashMap::new),
        map("LinkedHashMap", 6, LinkedHashMap::new),
        map("accessOrder", 4, () -> new LinkedHashMap(16, 0.75f, true)),
        map("Hashtable", 3, Hashtable::new),
        map("IdentityHashMap", 5, IdentityHashMap::new),
        map("ConcurrentHashMap", 5, ConcurrentHashMap::new),
        hashed(
            "WeakHashMap",
            3,
            parts -> new WeakHashMap(),
            (it, parts) -> parts.keys().stream()
                .filter(key -> parts.held().contains(key) && !Labels.isValue(key))
                .forEach(key -> ((Map) it).put(key, parts.get(1) == key ? null : parts.get(1)))),
        hashed(
            "Properties",
            2,
            parts -> new java.util.Properties(),
            (it, parts) -> parts.all().stream()
                .filter(String.class::isInstance)
                .forEach(text -> ((Map) it).put(text, "v" + text))),
        sorted("TreeMap", 6, parts -> new TreeMap(comparator(parts)), Kinds::fillSorted),
        sorted(
            "ConcurrentSkipListMap",
            3,
            parts -> new ConcurrentSkipListMap(comparator(parts)),
            Kinds::fillSorted),
        hashed(
            "EnumMap",
            3,
            parts -> new EnumMap(ClassSet.any(parts.classes().enums(), parts.value())),
            (it, parts) -> {
              Class<?> type = ClassSet.any(parts.classes().enums(), parts.value());
              Object[] constants = type.getEnumConstants();
              for (int i = 0; i < Math.min(constants.length, parts.all().size()); i++) {
                ((EnumMap) it).put((Enum) constants[i], parts.get(i));
              }
            }),
        built("Map.of", 4, parts -> mapOf(parts)),
        built(
            "entry",
            2,
            parts -> parts.get(0) == null || parts.get(1) == null
                ? null
                : Map.entry(parts.get(0), parts.get(1))),
        built(
            "SimpleImmutableEntry",
            2,
            parts -> new AbstractMap.SimpleImmutableEntry(parts.get(0), parts.get(1))),
        both(
            "SimpleEntry",
            3,
            parts -> new AbstractMap.SimpleEntry(parts.get(0), null),
            (it, parts) -> ((Map.Entry) it).setValue(parts.get(1))),
        built("singletonMap", 2, parts -> Collections.singletonMap(parts.get(0), parts.get(1))));
  }

  /** Of values only, as other keys may have parts that are not filled yet. */
  private static Object mapOf(Parts parts) {
    Map<Object, Object> map = new HashMap<>();
    for (Object part : parts.keys()) {
      if (Labels.isValue(part) || !Labels.hasStableHash(part)) {
        map.put(part, parts.nonNull().get(map.size() % parts.nonNull().size()));
      }
    }
    return Map.copyOf(map);
  }

  private static Kind map(String name, int weight, Supplier<Map> empty) {
    return hashed(name, weight, parts -> empty.get(), (it, parts) -> {
      Map map = (Map) it;
      List<Object> keys = parts.keys();
      List<Object> values = parts.nonNull();
      for (int i = 0; i < keys.size(); i++) {
        if (!(map instanceof Hashtable) || !isContainer(keys.get(i))) {
          map.put(keys.get(i), values.get((i + 1) % values.size()));
        }
      }
      if (parts.value() % 5 == 0 && (map instanceof HashMap || map instanceof IdentityHashMap)) {
        map.put(null, parts.get(0));
      }
    });
  }

  private static boolean isContainer(Object it) {
    return it instanceof Map || it instanceof Collection;
  }

  private static void fillSorted(Object made, Parts parts) {
    SortedMap map = (SortedMap) made;
    List<Object> keys = sortable(map.comparator(), parts);
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), parts.nonNull().get((i + 1) % parts.nonNull().size()));
    }
  }

  private static List<Kind> sets() {
    return List.of(
        set("HashSet", 10, HashSet::new),
        set("LinkedHashSet", 5, LinkedHashSet::new),
        set("keySet", 3, ConcurrentHashMap::newKeySet),
        set("CopyOnWriteArraySet", 2, CopyOnWriteArraySet::new),
        set("identitySet", 3, () -> Collections.newSetFromMap(new IdentityHashMap<>())),
        sorted(
            "TreeSet",
            5,
            parts -> new TreeSet(comparator(parts)),
            (it, parts) -> ((Set) it).addAll(sortable(((SortedSet) it).comparator(), parts))),
        sorted(
            "ConcurrentSkipListSet",
            2,
            parts -> new ConcurrentSkipListSet(comparator(parts)),
            (it, parts) -> ((Set) it).addAll(sortable(((SortedSet) it).comparator(), parts))),
        hashed(
            "EnumSet",
            3,
            parts -> EnumSet.noneOf((Class) ClassSet.any(parts.classes().enums(), parts.value())),
            (it, parts) -> {
              Object[] constants =
                  ClassSet.any(parts.classes().enums(), parts.value()).getEnumConstants();
              for (int i = 0; i < constants.length; i++) {
                if ((parts.value() >> i & 1) == 1) {
                  ((EnumSet) it).add(constants[i]);
                }
              }
            }),
        built("Set.of", 4, parts -> Set.copyOf(((Map) mapOf(parts)).keySet())),
        built("singleton", 2, parts -> Collections.singleton(parts.get(0))));
  }

  private static Kind set(String name, int weight, Supplier<Set> empty) {
    return hashed(
        name, weight, parts -> empty.get(), (it, parts) -> ((Set) it).addAll(parts.keys()));
  }

  private static List<Kind> wrappers() {
    return List.of(
        wrapper("unmodifiableList", 4, List.class, Collections::unmodifiableList),
        wrapper("unmodifiableSet", 2, Set.class, Collections::unmodifiableSet),
        wrapper("unmodifiableMap", 3, Map.class, Collections::unmodifiableMap),
        wrapper("unmodifiableCollection", 2, Collection.class, Collections::unmodifiableCollection),
        wrapper("unmodifiableSortedSet", 1, SortedSet.class, Collections::unmodifiableSortedSet),
        wrapper(
            "unmodifiableNavigableMap",
            1,
            NavigableMap.class,
            Collections::unmodifiableNavigableMap),
        wrapper("synchronizedList", 3, List.class, Collections::synchronizedList),
        wrapper("synchronizedSet", 2, Set.class, Collections::synchronizedSet),
        wrapper("synchronizedMap", 3, Map.class, Collections::synchronizedMap),
        wrapper("synchronizedCollection", 2, Collection.class, Collections::synchronizedCollection),
        wrapper("synchronizedSortedMap", 1, SortedMap.class, Collections::synchronizedSortedMap),
        wrapper(
            "synchronizedNavigableSet",
            1,
            NavigableSet.class,
            Collections::synchronizedNavigableSet),
        wrapper(
            "checkedList",
            3,
            List.class,
            it -> Collections.checkedList((List<Object>) it, Object.class)),
        wrapper(
            "checkedSet",
            2,
            Set.class,
            it -> Collections.checkedSet((Set<Object>) it, Object.class)),
        wrapper(
            "checkedMap",
            2,
            Map.class,
            it -> Collections.checkedMap((Map<Object, Object>) it, Object.class, Object.class)),
        wrapper(
            "checkedCollection",
            1,
            Collection.class,
            it -> Collections.checkedCollection((Collection<Object>) it, Object.class)),
        wrapper("reverseOrder", 2, Comparator.class, Collections::reverseOrder),
        built("setFromMap", 2, parts -> {
          return Collections.newSetFromMap(new WeakHashMap<>());
        }),
        wrapper("lifo", 1, java.util.Deque.class, Collections::asLifoQueue));
  }

  private static <T> Kind wrapper(
      String name, int weight, Class<T> type, java.util.function.Function<T, Object> wrap) {
    return built(name, weight, parts -> {
      T wrapped = parts.find(type);
      return wrapped == null ? null : wrap.apply(wrapped);
    });
  }

  private static List<Kind> holders() {
    return List.of(
        built("Optional", 5, parts -> Optional.ofNullable(parts.get(0))),
        filled(
            "AtomicReference",
            5,
            parts -> new AtomicReference<>(),
            (it, parts) -> ((AtomicReference) it).set(parts.get(0))),
        filled(
            "AtomicReferenceArray",
            2,
            parts -> new AtomicReferenceArray<>(parts.all().size()),
            (it, parts) -> {
              for (int i = 0; i < parts.all().size(); i++) {
                ((AtomicReferenceArray) it).set(i, parts.get(i));
              }
            }),
        filled(
            "AtomicMarkableReference",
            1,
            parts -> new AtomicMarkableReference<>(null, parts.value() % 2 == 0),
            (it, parts) -> {
              AtomicMarkableReference reference = (AtomicMarkableReference) it;
              reference.set(parts.get(0), reference.isMarked());
            }),
        filled("CompletableFuture", 4, parts -> new CompletableFuture<>(), (it, parts) -> {
          CompletableFuture future = (CompletableFuture) it;
          Throwable thrown = parts.find(Throwable.class);
          if (thrown != null && parts.value() % 2 == 0) {
            future.completeExceptionally(thrown);
          } else {
            future.complete(parts.get(0));
          }
        }));
  }
}
