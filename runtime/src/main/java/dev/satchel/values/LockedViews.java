package dev.satchel.values;

import java.util.Collection;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys, values and entries of synchronized maps, of hash tables and of properties: such a view tells its map, as it locks that. The map
 * gives it again, the very one but that of properties, which make a new one each time.
 */
final class LockedViews {
  private static final String SYNCHRONIZED = "java.util.Collections$Synchronized";

  private LockedViews() {}

  /**
   * What {@code view} is made of; null if {@code lock} is no map that is known to give it.
   *
   * @param lock what it locks
   * @param backing what it wraps
   */
  static @Nullable Pieces take(Object view, @Nullable Object lock, @Nullable Object backing) {
    if (!(lock instanceof Map<?, ?> map) || backing == null || !givesViews(map)) {
      return null;
    }
    String name = null;
    if (map.getClass() == Properties.class) {
      name = ofProperties(backing);
    } else if (view instanceof Set<?>) {
      name = map.keySet() == view ? "keySet" : map.entrySet() == view ? "entrySet" : null;
    } else if (map.values() == view) {
      name = "values";
    }
    return name == null ? null : Taken.with("map", map).and("view", name).nothingElse();
  }

  /** Whether its methods run no code of the user. */
  private static boolean givesViews(Map<?, ?> map) {
    Class<?> type = map.getClass();
    if (type == Hashtable.class || type == Properties.class) {
      return true;
    }
    Object backing = type.getName().startsWith(SYNCHRONIZED) ? Wrappers.backingOf(map) : null;
    return backing != null && MapViews.isAsked(backing);
  }

  private static @Nullable String ofProperties(Object backing) {
    if (backing instanceof ConcurrentHashMap.KeySetView) {
      return "keySet";
    }
    return backing instanceof Set<?> ? "entrySet" : "values";
  }

  /** The view that the map gives. */
  static Collection<?> make(Given given) {
    Map<?, ?> map = given.get("map", Map.class);
    String type = map.getClass().getName();
    if (map.getClass() != Hashtable.class
        && map.getClass() != Properties.class
        && !type.startsWith(SYNCHRONIZED)) {
      throw given.bad("is no view of a " + type);
    }
    return switch (given.get("view", String.class)) {
      case "keySet" -> map.keySet();
      case "entrySet" -> map.entrySet();
      case "values" -> map.values();
      default -> throw given.bad("has the name of no view");
    };
  }
}
