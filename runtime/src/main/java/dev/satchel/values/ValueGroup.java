package dev.satchel.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups of kinds. One is made when the first class is asked for that may be of it, as making all takes longer than to pack
 * or unpack a small graph.
 */
enum ValueGroup {
  LISTS(
      "java.util.Array",
      "java.util.LinkedList",
      "java.util.PriorityQueue",
      "java.util.Stack",
      "java.util.Vector",
      "java.util.concurrent."),
  MAPS(
      "java.util.AbstractMap$",
      "java.util.Collections$UnmodifiableMap$",
      "java.util.EnumMap",
      "java.util.Hash",
      "java.util.IdentityHashMap",
      "java.util.KeyValueHolder",
      "java.util.LinkedHashMap",
      "java.util.Properties",
      "java.util.TreeMap",
      "java.util.WeakHashMap",
      "java.util.concurrent.Concurrent",
      "jdk.internal.util."),
  SETS(
      "java.util.BitSet",
      "java.util.HashSet",
      "java.util.JumboEnumSet",
      "java.util.LinkedHashSet",
      "java.util.RegularEnumSet",
      "java.util.TreeSet",
      "java.util.concurrent.Con",
      "java.util.concurrent.CopyOnWriteArraySet"),
  IMMUTABLES("java.util.ImmutableCollections$", "java.util.stream."),
  WRAPPERS("java.lang.String$", "java.util.Collections$"),
  REVERSED_VIEWS(
      "java.util.LinkedHash",
      "java.util.LinkedList",
      "java.util.Reverse",
      "java.util.concurrent.CopyOnWriteArrayList"),
  NUMBERS(
      "java.math.",
      "java.util.Double",
      "java.util.Int",
      "java.util.Long",
      "java.util.Optional",
      "java.util.UUID",
      "java.util.concurrent.CompletableFuture",
      "java.util.concurrent.CountDownLatch",
      "java.util.concurrent.atomic."),
  TIMES("java.time.", "java.util.Date"),
  TEXTS(
      "java.lang.",
      "java.net.URI",
      "java.nio.ByteOrder",
      "java.util.Base64$",
      "java.util.Collections$Empty",
      "java.util.Currency",
      "java.util.HexFormat",
      "java.util.regex."),
  BUFFERS("java.nio."),
  MEMBERS("java.lang.reflect."),
  GENERIC_TYPES("sun.reflect."),
  HOLDERS("java.io.", "java.util.EventObject", "java.util.concurrent.ThreadPoolExecutor$"),
  STREAM_FUNCTIONS("java.util.stream."),
  FORMATS(
      "java.net.",
      "java.nio.",
      "java.text.",
      "java.time.format.",
      "java.util.Locale",
      "java.util.jar.",
      "javax."),
  BEANS("java.beans."),
  LOGGERS("java.util.logging."),
  BUNDLES("java.util.PropertyResourceBundle"),
  MAP_VIEWS("java.util.Collection"),
  LONE_VIEWS(
      "java.util.ArrayList$",
      "java.util.HashMap$",
      "java.util.LinkedHashMap$",
      "java.util.TreeMap$"),
  FAMILIES("java.");

  private static final List<ValueGroup> ALL = List.of(values());

  /** Kinds by type name, of the groups that were made. */
  private static final Map<ValueGroup, Map<String, ValueKind>> MADE = new ConcurrentHashMap<>();

  @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
  private final List<String> prefixes;

  ValueGroup(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** The kind of the type name; null if there is none. Of users' names no group is made. */
  static @Nullable ValueKind find(String typeName) {
    if (typeName.startsWith("j") || typeName.startsWith("s")) {
      for (ValueGroup group : ALL) {
        ValueKind kind = group.mayHave(typeName) ? group.table().get(typeName) : null;
        if (kind != null) {
          return kind;
        }
      }
    }
    return null;
  }

  /** Whether the group may have a kind of the type name: every type of its kinds begins with one of its prefixes. */
  boolean mayHave(String typeName) {
    for (String prefix : prefixes) {
      if (typeName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, ValueKind> table() {
    Map<String, ValueKind> known = MADE.get(this);
    if (known == null) {
      Map<String, ValueKind> made = new HashMap<>();
      for (ValueKind kind : kinds()) {
        for (String type : kind.types()) {
          made.put(type, kind);
        }
      }
      // Whoever was first has made those that all see.
      Map<String, ValueKind> earlier = MADE.putIfAbsent(this, made);
      known = earlier == null ? made : earlier;
    }
    return known;
  }

  /** Makes the kinds. */
  List<? extends ValueKind> kinds() {
    return switch (this) {
      case LISTS -> Lists.kinds();
      case MAPS -> Maps.kinds();
      case SETS -> Sets.kinds();
      case IMMUTABLES -> Immutables.kinds();
      case WRAPPERS -> Wrappers.kinds();
      case REVERSED_VIEWS -> ReversedViews.kinds();
      case NUMBERS -> Numbers.kinds();
      case TIMES -> Times.kinds();
      case TEXTS -> Texts.kinds();
      case BUFFERS -> Buffers.kinds();
      case MEMBERS -> Members.kinds();
      case GENERIC_TYPES -> GenericTypes.kinds();
      case HOLDERS -> Holders.kinds();
      case STREAM_FUNCTIONS -> StreamFunctions.kinds();
      case FORMATS -> Formats.kinds();
      case BEANS -> Beans.kinds();
      case LOGGERS -> Loggers.kinds();
      case BUNDLES -> Bundles.kinds();
      case MAP_VIEWS -> List.of(MapViews.KIND);
      case LONE_VIEWS -> LoneViews.kinds();
      case FAMILIES -> Families.kinds();
    };
  }
}
