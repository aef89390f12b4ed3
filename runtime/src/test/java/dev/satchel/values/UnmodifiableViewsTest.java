package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.testing.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Views that maps keep which nobody can change. */
@SuppressWarnings("JdkObsolete") // users have old classes
class UnmodifiableViewsTest {
  private static final List<Function<Map<?, ?>, Collection<?>>> VIEWS =
      List.of(Map::keySet, Map::values, Map::entrySet);

  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Map<?, ?>> maps() {
    Map<String, Integer> entries = Map.of("a", 1, "b", 2);
    TreeMap<String, Integer> tree = new TreeMap<>(entries);
    return Stream.of(
        Collections.unmodifiableMap(new HashMap<>(entries)),
        Collections.unmodifiableMap(new LinkedHashMap<>(entries)),
        Collections.unmodifiableMap(tree),
        Collections.unmodifiableSortedMap(tree),
        Collections.unmodifiableNavigableMap(tree),
        Collections.unmodifiableMap(new EnumMap<>(Map.of(TimeUnit.DAYS, 1))),
        Collections.unmodifiableMap(new Hashtable<>(entries)),
        Collections.unmodifiableMap(new ConcurrentHashMap<>(entries)),
        Collections.unmodifiableMap(Collections.synchronizedMap(new HashMap<>(entries))),
        Collections.unmodifiableMap(Collections.unmodifiableSortedMap(tree)),
        Collections.synchronizedMap(Collections.unmodifiableMap(tree)));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void areThoseOfTheMapWhicheverIsMetFirst(Map<?, ?> map) {
    for (Function<Map<?, ?>, Collection<?>> view : VIEWS) {
      List<Object> after = copied(List.of(map, view.apply(map)));
      assertThat(view.apply((Map<?, ?>) after.get(0)) == after.get(1)).isTrue();
      List<Object> before = copied(List.of(view.apply(map), map));
      assertThat(view.apply((Map<?, ?>) before.get(1)) == before.get(0)).isTrue();
    }
  }

  static Stream<Map<?, ?>> mapsWhoseViewsTravelAlone() {
    Map<String, Integer> entries = Map.of("a", 1, "b", 2);
    return Stream.of(
        Collections.unmodifiableMap(new HashMap<>(entries)),
        Collections.unmodifiableMap(new LinkedHashMap<>(entries)),
        Collections.unmodifiableMap(new Hashtable<>(entries)),
        Collections.unmodifiableMap(new ConcurrentHashMap<>(entries)),
        Collections.unmodifiableMap(Collections.synchronizedMap(new HashMap<>(entries))));
  }

  @ParameterizedTest
  @MethodSource("mapsWhoseViewsTravelAlone")
  void travelAloneToo(Map<?, ?> map) {
    for (Function<Map<?, ?>, Collection<?>> view : VIEWS) {
      Collection<?> original = view.apply(map);
      Collection<?> copy = copied(original);
      assertThat(copy).hasSameClassAs(original);
      assertThat(new ArrayList<>(copy)).isEqualTo(new ArrayList<>(original));
    }
  }

  @Test
  void keysAndValuesOfImmutableMapsAreThoseOfTheMap() {
    for (Map<String, Integer> map : List.of(Map.of("a", 1), Map.of("a", 1, "b", 2))) {
      List<Object> all = copied(List.of(map.keySet(), map.values(), map));
      Map<?, ?> copy = (Map<?, ?>) all.get(2);
      assertThat(copy.keySet() == all.get(0)).isTrue();
      assertThat(copy.values() == all.get(1)).isTrue();
    }
  }

  @Test
  void wrappersThatAreNoViewsOfAnUnmodifiableMapStayOthers() {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Map<String, Integer> unmodifiable = Collections.unmodifiableMap(map);
    Set<String> other = Collections.unmodifiableSet(map.keySet());
    Set<String> plain = Collections.unmodifiableSet(new HashSet<>(Set.of("a")));

    List<Object> all = copied(List.of(other, unmodifiable, map, plain));

    @SuppressWarnings("unchecked") // a copy
    Map<String, Integer> copy = (Map<String, Integer>) all.get(2);
    copy.put("b", 2);
    assertThat(((Map<?, ?>) all.get(1)).keySet() == all.get(0)).isFalse();
    assertThat((Collection<?>) all.get(0)).hasSize(2);
    assertThat((Collection<?>) all.get(3)).hasSize(1);
  }

  @SuppressWarnings("unchecked") // a copy
  private static <C> C copied(C value) {
    try (Unpacked unpacked = Satchel.unpack(Payload.read(Satchel.pack(value).toBytes()))) {
      return (C) unpacked.get("root");
    }
  }
}
