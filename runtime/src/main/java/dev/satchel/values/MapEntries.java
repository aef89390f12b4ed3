package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.BUILT_HASHED;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    return List.of(
        entry(HashMap::new, BUILT_HASHED),
        entry(LinkedHashMap::new, BUILT_HASHED),
        entry(Hashtable::new, BUILT_HASHED),
        entry(ConcurrentHashMap::new, BUILT_HASHED),
        entry(() -> new TreeMap<>((unusedOne, unusedOther) -> 0), BUILT));
  }

  /** The entries of the maps that {@code maps} gives, empty ones. */
  private static ValueKind entry(Supplier<Map> maps, ValueKind.Phase phase) {
    return Kind.named(Map.Entry.class, phase, only(maps.get(), 0, 0).getClass().getName())
        .take(entry ->
            Taken.with("key", entry.getKey()).and("value", entry.getValue()).nothingElse())
        .make(given ->
            only(maps.get(), given.find("key", Object.class), given.find("value", Object.class)))
        .built();
  }

  private static Map.Entry only(Map map, @Nullable Object key, @Nullable Object value) {
    map.put(key, value);
    return (Map.Entry) map.entrySet().iterator().next();
  }
}
