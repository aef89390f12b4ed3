package dev.satchel.values;

import static dev.satchel.values.ValueKind.ElementOrder.ARBITRARY;
import static dev.satchel.values.ValueKind.ElementOrder.BY_HASH;
import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.FILLED;
import static dev.satchel.values.ValueKind.Phase.HASHED;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps and map entries. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"
}) // element types are not known here; users have old classes
final class Maps {
  private static final int DEFAULT_BUCKETS = 16;

  private Maps() {}

  static List<ValueKind> kinds() {
    return Stream.concat(maps().stream(), MapEntries.kinds().stream()).toList();
  }

  private static List<ValueKind> maps() {
    return List.of(
        Kind.of(HashMap.class, HASHED)
            .ordered(BY_HASH)
            .take(map -> TableSize.take(map).andEntries(map))
            .make(given ->
                new HashMap(given.capacity("capacity", DEFAULT_BUCKETS), given.loadFactor()))
            .fill((map, given) -> given.entries(map::put)),
        Kind.of(LinkedHashMap.class, HASHED)
            .take(map -> Taken.start()
                .unless(
                    false,
                    "accessOrder",
                    DefaultFields.get(map, LinkedHashMap.class, "accessOrder"))
                .andEntries(map))
            .make(given -> new LinkedHashMap(DEFAULT_BUCKETS, 0.75f, given.flag("accessOrder")))
            .fill((map, given) -> given.entries(map::put)),
        Kind.of(TreeMap.class, FILLED)
            .take(map ->
                Taken.start().unless(null, "comparator", map.comparator()).andEntries(map))
            .make(given -> new TreeMap(Lists.comparator(given)))
            .fill((map, given) -> map.putAll(Sorted.map(given, map.comparator()))),
        Kind.of(Hashtable.class, HASHED)
            .ordered(BY_HASH)
            .take(map -> TableSize.take(map).andEntries(map))
            .make(given -> new Hashtable(given.capacity("capacity", 11), given.loadFactor()))
            .fill(Maps::putBackwards),
        Kind.of(Properties.class, HASHED)
            .ordered(BY_HASH)
            .take(map -> {
              @Nullable Object[] entries = Snapshot.entries(map);
              return TableSize.concurrent(entries)
                  .unless(null, "defaults", DefaultFields.get(map, Properties.class, "defaults"))
                  .andPairs(entries);
            })
            .make(Maps::properties)
            .fill((map, given) -> given.entries(map::put)),
        Kind.of(IdentityHashMap.class, FILLED)
            .ordered(ARBITRARY)
            .take(map -> {
              IdentityKeys.check(map);
              return Taken.start().andEntries(map);
            })
            .make(given -> new IdentityHashMap())
            .fill((map, given) -> given.entries(map::put)),
        Kind.of(WeakHashMap.class, HASHED)
            .ordered(BY_HASH)
            .take(map -> {
              @Nullable Object[] entries = Snapshot.entries(map);
              return TableSize.weak(entries).andPairs(entries);
            })
            .make(given -> new WeakHashMap(given.capacity("capacity", TableSize.WEAK_BUCKETS)))
            .fill(Maps::putBackwards),
        Kind.of(EnumMap.class, FILLED)
            .take(map -> Taken.with("keyType", DefaultFields.get(map, EnumMap.class, "keyType"))
                .andEntries(map))
            .make(given -> new EnumMap(given.get("keyType", Class.class)))
            .fill((map, given) -> given.entries((key, value) -> map.put((Enum) key, value))),
        Kind.of(ConcurrentHashMap.class, HASHED)
            .ordered(BY_HASH)
            .take(map -> {
              @Nullable Object[] entries = Snapshot.entries(map);
              return TableSize.concurrent(entries).andPairs(entries);
            })
            .make(given -> new ConcurrentHashMap(half(given)))
            .fill((map, given) -> given.entries(map::put)),
        Kind.named(
                ConcurrentHashMap.KeySetView.class,
                BUILT,
                ConcurrentHashMap.KeySetView.class.getName())
            .take(set -> Taken.with("map", set.getMap())
                .unless(null, "value", set.getMappedValue())
                .nothingElse())
            .make(Maps::keySet)
            .built(),
        ofConcurrent(new ConcurrentHashMap<>().values(), ConcurrentHashMap::values),
        ofConcurrent(new ConcurrentHashMap<>().entrySet(), ConcurrentHashMap::entrySet),
        descending(),
        Kind.of(ConcurrentSkipListMap.class, HASHED)
            .take(map ->
                Taken.start().unless(null, "comparator", map.comparator()).andEntries(map))
            .make(given -> new ConcurrentSkipListMap(Lists.comparator(given)))
            .fill((map, given) -> given.entries(map::put)),
        Kind.of(AbstractMap.SimpleEntry.class, FILLED)
            .take(entry -> Taken.with("key", entry.getKey()).andElements(entry.getValue()))
            .make(given -> new AbstractMap.SimpleEntry(given.find("key", Object.class), null))
            .fill((entry, given) -> entry.setValue(given.elements(1)[0])),
        Kind.of(AbstractMap.SimpleImmutableEntry.class, BUILT)
            .take(entry ->
                Taken.with("key", entry.getKey()).and("value", entry.getValue()).nothingElse())
            .make(given -> new AbstractMap.SimpleImmutableEntry(
                given.find("key", Object.class), given.find("value", Object.class)))
            .built(),
        Kind.named(Map.Entry.class, BUILT, Map.entry(0, 0).getClass().getName())
            .take(entry ->
                Taken.with("key", entry.getKey()).and("value", entry.getValue()).nothingElse())
            .make(given ->
                Map.entry(given.get("key", Object.class), given.get("value", Object.class)))
            .built());
  }

  /** Values or entries of a concurrent map, which have it in their serial form. */
  private static ValueKind ofConcurrent(
      Collection view, Function<ConcurrentHashMap, Object> again) {
    Class<?> type = view.getClass();
    return Kind.named(Collection.class, BUILT, type.getName())
        .take(each -> Taken.one("map", DefaultFields.get(each, type.getSuperclass(), "map")))
        .make(given -> again.apply(given.get("map", ConcurrentHashMap.class)))
        .built();
  }

  /** What {@code descendingMap} of a tree map gives again each time; parts of that go by their serial form. */
  private static ValueKind descending() {
    Class<?> type = new TreeMap<>().descendingMap().getClass();
    SerialFormKind bySerialForm = new SerialFormKind(type);
    return Kind.named(Map.class, bySerialForm.phase(), type.getName())
        .take(view -> DefaultFields.get(view, type.getSuperclass(), "m") instanceof TreeMap map
                && map.getClass() == TreeMap.class
                && map.descendingMap() == view
            ? Taken.one("map", map)
            : bySerialForm.take(view))
        .make(given -> given.has("map")
            ? given.get("map", TreeMap.class).descendingMap()
            : bySerialForm.allocate(given.type(), given.pieces()))
        .built();
  }

  private static Object keySet(Given given) {
    ConcurrentHashMap map = given.get("map", ConcurrentHashMap.class);
    Object value = given.find("value", Object.class);
    return value == null ? map.keySet() : map.keySet(value);
  }

  private static Properties properties(Given given) {
    if (!given.has("defaults")) {
      return new Properties(half(given));
    }
    Properties properties = new Properties(given.get("defaults", Properties.class));
    if (given.has("capacity")) {
      // Only a table that is there makes room: one that is too small by half is doubled.
      properties.put("", "");
      properties.remove("");
      properties.putAll(new Announced(half(given) / 2));
    }
    return properties;
  }

  /** What a concurrent map makes that many buckets of: it adds a half, and goes to the next power of two. */
  private static int half(Given given) {
    return given.capacity("capacity", TableSize.CONCURRENT_BUCKETS) / 2;
  }

  /** Makes room in a map for as many entries as it says it has; it has none. */
  private static final class Announced extends AbstractMap<Object, Object> {
    private final int size;

    private Announced(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return Set.of();
    }
  }

  /** For a map that puts each new entry in front of its bucket. */
  private static void putBackwards(Map table, Given given) {
    Object[] entries = given.pieces().elements();
    if (entries == null || !given.pieces().paired()) {
      throw given.bad("needs entries");
    }
    for (int i = entries.length - 2; i >= 0; i -= 2) {
      table.put(entries[i], entries[i + 1]);
    }
  }
}
