package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.BUILT_HASHED;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the JDK's maps, as a loop over {@code entrySet()} gives them: key and value. They leave their map behind, as
 * entries of a map that is gone do.
 */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // any key, any map
final class MapEntries {
  private MapEntries() {}

  static List<ValueKind> kinds() {
    List<ValueKind> kinds = new ArrayList<>(List.of(
        entry(HashMap::new, BUILT_HASHED),
        entry(LinkedHashMap::new, BUILT_HASHED),
        entry(Hashtable::new, BUILT_HASHED),
        entry(ConcurrentHashMap::new, BUILT_HASHED),
        entry(MapEntries::sorted, BUILT),
        entry(IdentityHashMap::new, BUILT),
        kind(
            Collections.unmodifiableMap(new HashMap<>(Map.of(0, 0)))
                .entrySet()
                .iterator()
                .next(),
            BUILT,
            (key, value) -> {
              Map map = sorted();
              map.put(key, value);
              return (Map.Entry)
                  Collections.unmodifiableMap(map).entrySet().iterator().next();
            }),
        kind(
            only(new EnumMap<>(TimeUnit.class), TimeUnit.DAYS, 0),
            BUILT,
            (key, value) -> only(
                new EnumMap(((Enum) Objects.requireNonNull(key)).getDeclaringClass()),
                key,
                value))));
    first().ifPresent(kinds::add);
    return kinds;
  }

  /** Does not mind what its keys are. */
  private static Map sorted() {
    return new TreeMap<>((unusedOne, unusedOther) -> 0);
  }

  /** What {@code firstEntry} of a linked map gives since Java 21. */
  private static Optional<ValueKind> first() {
    Class<?> sequenced = JdkTypes.find("java.util.SequencedMap");
    if (sequenced == null) {
      return Optional.empty();
    }
    try {
      Method first = sequenced.getMethod("firstEntry");
      return Optional.of(
          kind(first(first, 0, 0), BUILT_HASHED, (key, value) -> first(first, key, value)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map.Entry first(Method first, @Nullable Object key, @Nullable Object value) {
    Map map = new LinkedHashMap();
    map.put(key, value);
    try {
      return (Map.Entry) first.invoke(map);
    } catch (ReflectiveOperationException e) {
      throw Failures.unchecked(e);
    }
  }

  /** The entries of the maps that {@code maps} gives, empty ones. */
  private static ValueKind entry(Supplier<Map> maps, ValueKind.Phase phase) {
    return kind(only(maps.get(), 0, 0), phase, (key, value) -> only(maps.get(), key, value));
  }

  private static ValueKind kind(
      Map.Entry example,
      ValueKind.Phase phase,
      BiFunction<@Nullable Object, @Nullable Object, Map.Entry> make) {
    return Kind.named(Map.Entry.class, phase, example.getClass().getName())
        .take(entry ->
            Taken.with("key", entry.getKey()).and("value", entry.getValue()).nothingElse())
        .make(
            given -> make.apply(given.find("key", Object.class), given.find("value", Object.class)))
        .built();
  }

  private static Map.Entry only(Map map, @Nullable Object key, @Nullable Object value) {
    map.put(key, value);
    return (Map.Entry) map.entrySet().iterator().next();
  }
}
