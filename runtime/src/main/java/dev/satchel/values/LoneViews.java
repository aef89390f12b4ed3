package dev.satchel.values;

import static dev.satchel.values.ValueKind.ElementOrder.BY_HASH;
import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.BUILT_HASHED;
import static dev.satchel.values.ValueKind.Phase.FILLED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Views that do not tell what they are views of, by themselves: keys, values and entries of a map, part of an array list. Where nothing
 * travels of which they could be views ({@link LoneViewSearch}), nobody over there can tell them from views of a container that has
 * what they show and nothing else: so they travel with such a one.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
public final class LoneViews {
  static final String PART_OF_LIST = "java.util.ArrayList$SubList";

  private LoneViews() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.named(Set.class, BUILT_HASHED, "java.util.HashMap$KeySet")
            .onlyIf(keys -> false)
            .ordered(BY_HASH)
            .take(keys -> {
              @Nullable Object[] elements = keys.toArray();
              return TableSize.hashed(elements, 1).andElements(elements);
            })
            .make(given -> keys(buckets(given), given))
            .built(),
        Kind.named(Set.class, BUILT_HASHED, "java.util.HashMap$EntrySet")
            .onlyIf(entries -> false)
            .ordered(BY_HASH)
            .take(entries -> {
              @Nullable Object[] pairs = pairs(entries);
              return TableSize.hashed(pairs, 2).andPairs(pairs);
            })
            .make(given -> entries(buckets(given), given))
            .built(),
        values("java.util.HashMap$Values", HashMap::new, LoneViews::next),
        Kind.named(Set.class, BUILT_HASHED, "java.util.LinkedHashMap$LinkedKeySet")
            .onlyIf(keys -> false)
            .take(keys -> Taken.elements(keys.toArray()))
            .make(given -> keys(new LinkedHashMap(), given))
            .built(),
        Kind.named(Set.class, BUILT_HASHED, "java.util.LinkedHashMap$LinkedEntrySet")
            .onlyIf(entries -> false)
            .take(entries -> Taken.start().andPairs(pairs(entries)))
            .make(given -> entries(new LinkedHashMap(), given))
            .built(),
        values("java.util.LinkedHashMap$LinkedValues", LinkedHashMap::new, next -> next),
        Kind.named(SortedSet.class, BUILT_HASHED, "java.util.TreeMap$KeySet")
            .onlyIf(keys -> false)
            .take(keys -> Taken.start()
                .unless(null, "comparator", keys.comparator())
                .andElements(keys.toArray()))
            .make(given -> keys(new TreeMap(Lists.comparator(given)), given))
            .built(),
        values("java.util.TreeMap$Values", TreeMap::new, next -> next),
        Kind.named(List.class, FILLED, PART_OF_LIST)
            .onlyIf(list -> false)
            .take(list -> Taken.elements(list.toArray()))
            .make(given -> new ArrayList<>().subList(0, 0))
            .fill((list, given) -> list.addAll(given.list())));
  }

  /** Values without their keys: those are numbers over there, which iterate in the order in which {@code key} gives them. */
  private static ValueKind values(
      String type, Supplier<Map<Integer, @Nullable Object>> empty, IntUnaryOperator key) {
    return Kind.named(Collection.class, BUILT, type)
        .onlyIf(values -> false)
        .take(values -> Taken.elements(values.toArray()))
        .make(given -> {
          Map<Integer, @Nullable Object> map = empty.get();
          int next = 0;
          for (Object value : given.elements()) {
            map.put(key.applyAsInt(next++), value);
          }
          return map.values();
        })
        .built();
  }

  /** Of which a table with as many buckets puts each into the next one. */
  private static int next(int number) {
    return number ^ (number >>> 16);
  }

  private static Map buckets(Given given) {
    return new HashMap(given.capacity("capacity", TableSize.BUCKETS));
  }

  private static Object keys(Map map, Given given) {
    for (Object key : given.elements()) {
      map.put(key, null);
    }
    return map.keySet();
  }

  private static Object entries(Map map, Given given) {
    given.entries(map::put);
    return map.entrySet();
  }

  private static @Nullable Object[] pairs(Set<Map.Entry> entries) {
    List<@Nullable Object> pairs = new ArrayList<>(2 * entries.size());
    for (Map.Entry entry : entries) {
      pairs.add(entry.getKey());
      pairs.add(entry.getValue());
    }
    return pairs.toArray();
  }
}
