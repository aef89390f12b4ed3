package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.nio.Buffer;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Views that maps of the JDK keep and give again whenever they are asked: keys, values, entries. What a view belongs to cannot be
 * seen from it, only from the map: so it travels where its map does, as that map's view.
 */
public final class MapViews implements ValueKind {
  static final MapViews KIND = new MapViews();

  /** Their methods do nothing but make the view and keep it; others might call a user's map, or wait for a lock. */
  private static final Set<String> MAPS = Set.of(
      "java.util.EnumMap",
      "java.util.HashMap",
      "java.util.IdentityHashMap",
      "java.util.ImmutableCollections$Map1",
      "java.util.ImmutableCollections$MapN",
      "java.util.LinkedHashMap",
      "java.util.TreeMap",
      "java.util.TreeMap$AscendingSubMap",
      "java.util.TreeMap$DescendingSubMap",
      "java.util.WeakHashMap",
      "java.util.concurrent.ConcurrentSkipListMap",
      "java.util.concurrent.ConcurrentSkipListMap$SubMap");

  /** Their views are made by code of the JDK, too, and kept, but tell what they are views of. */
  private static final Set<String> TOLD =
      Set.of("java.util.Hashtable", "java.util.concurrent.ConcurrentHashMap");

  private static final String UNMODIFIABLE = "java.util.Collections$Unmodifiable";
  private static final String SYNCHRONIZED = "java.util.Collections$Synchronized";

  private static final String TYPE = "java.util.Collection";

  private MapViews() {}

  /** The type name under which all views travel. */
  public static String typeName() {
    return TYPE;
  }

  /** Whether {@code map} is asked for its views. */
  static boolean isAsked(Object map) {
    String name = map.getClass().getName();
    return MAPS.contains(name)
        || (name.startsWith(UNMODIFIABLE) && map instanceof Map<?, ?> && keepsViews(map));
  }

  /** Whether the views of {@code map} are made, once, by code of the JDK. */
  private static boolean keepsViews(Object map) {
    Object innermost = map;
    String name = map.getClass().getName();
    while (name.startsWith(UNMODIFIABLE) || name.startsWith(SYNCHRONIZED)) {
      innermost = Wrappers.backingOf((Map<?, ?>) innermost);
      if (innermost == null) {
        return false;
      }
      name = innermost.getClass().getName();
    }
    return MAPS.contains(name) || TOLD.contains(name);
  }

  /** Whether objects of {@code type} could be views that {@linkplain #mayBeUnmodifiable unmodifiable maps} keep. */
  public static boolean mayBeUnmodifiable(Class<?> type) {
    String name = type.getName();
    return name.equals(UNMODIFIABLE + "Set")
        || name.equals(UNMODIFIABLE + "Collection")
        || name.equals(Wrappers.UNMODIFIABLE_ENTRIES);
  }

  /**
   * Whether {@code object} could be a view that an unmodifiable map keeps: it wraps the view of a map. Only that unmodifiable map tells; where it
   * does not travel, the wrapper is as good as any other.
   */
  public static boolean mayBeUnmodifiable(Object object) {
    Object inside = object;
    while (mayBeUnmodifiable(inside.getClass())) {
      inside = Wrappers.backingOf((Collection<?>) inside);
      if (inside == null) {
        return false;
      }
    }
    String name = inside.getClass().getName();
    return inside != object
        && (isLike(inside)
            || name.startsWith(SYNCHRONIZED)
            || (name.indexOf('$') > 0 && TOLD.contains(name.substring(0, name.indexOf('$')))));
  }

  /**
   * Whether {@code object} could be such a view: of a class inside of such a map's, or of what all maps inherit; part of a
   * list; a buffer that hides its array.
   */
  public static boolean isLike(Object object) {
    String name = object.getClass().getName();
    if (name.equals(LoneViews.PART_OF_LIST)
        || (object instanceof Buffer buffer && Buffers.hidesArray(buffer))) {
      return true;
    }
    int inside = name.indexOf('$');
    return inside > 0
        && object instanceof Collection<?>
        && (MAPS.contains(name.substring(0, inside)) || name.startsWith("java.util.AbstractMap$"));
  }

  /** Gives {@code action} each view of {@code object} with its name, if it is a map that keeps its views. */
  public static void forEach(Object object, BiConsumer<Object, String> action) {
    if (object instanceof Map<?, ?> map && isAsked(map)) {
      action.accept(map.keySet(), "keySet");
      action.accept(map.values(), "values");
      action.accept(map.entrySet(), "entrySet");
      if (map instanceof NavigableMap<?, ?> navigable) {
        action.accept(navigable.navigableKeySet(), "navigableKeySet");
        action.accept(navigable.descendingKeySet(), "descendingKeySet");
      }
    }
  }

  /** What a view is made of. */
  public static Pieces pieces(Object map, String view) {
    return Taken.with("map", map).and("view", view).nothingElse();
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public boolean canTake(Object value) {
    return false;
  }

  @Override
  public boolean takesAll() {
    return false;
  }

  @Override
  public Pieces take(Object value) {
    throw new IllegalArgumentException("a view does not tell what it belongs to");
  }

  @Override
  public Object allocate(String type, Pieces pieces) {
    Given given = new Given(type, pieces);
    Map<?, ?> map = given.get("map", Map.class);
    String wanted = given.get("view", String.class);
    @Nullable Object[] found = {null};
    forEach(map, (view, name) -> {
      if (name.equals(wanted)) {
        found[0] = view;
      }
    });
    if (found[0] == null) {
      throw new UnpackFault("a " + map.getClass().getName() + " has no view " + wanted);
    }
    return found[0];
  }
}
