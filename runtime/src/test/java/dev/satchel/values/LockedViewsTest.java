package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.testing.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Views that tell what they are views of. */
@SuppressWarnings("JdkObsolete") // users have old classes
class LockedViewsTest {
  private static final List<Function<Map<Object, Object>, Collection<?>>> VIEWS =
      List.of(Map::keySet, Map::values, Map::entrySet);

  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Map<Object, Object>> maps() {
    return Stream.of(
        new Hashtable<>(),
        new Properties(),
        new ConcurrentHashMap<>(),
        Collections.synchronizedMap(new HashMap<>()),
        Collections.synchronizedNavigableMap(new TreeMap<>()));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void areThoseOfTheMap(Map<Object, Object> map) {
    map.put("a", 1);
    map.put("b", 2);
    for (Function<Map<Object, Object>, Collection<?>> view : VIEWS) {
      Collection<?> original = view.apply(map);
      boolean isKept = view.apply(map) == original;
      assertIsView(copied(List.of(map, original)), view, isKept);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void bringTheMap(Map<Object, Object> map) {
    map.put("a", 1);
    for (Function<Map<Object, Object>, Collection<?>> view : VIEWS) {
      Collection<?> original = view.apply(map);
      Collection<?> copy = copied(original);
      assertThat(copy).hasSameClassAs(original);
      assertThat(new ArrayList<>(copy)).isEqualTo(new ArrayList<>(original));
      copy.clear();
      assertThat(copy).isEmpty();
    }
  }

  @SuppressWarnings("unchecked") // a map and its view
  private static void assertIsView(
      List<Object> both, Function<Map<Object, Object>, Collection<?>> view, boolean isKept) {
    Map<Object, Object> map = (Map<Object, Object>) both.get(0);
    Collection<?> copy = (Collection<?>) both.get(1);
    assertThat(view.apply(map) == copy).isEqualTo(isKept);
    map.put("c", 3);
    assertThat(copy).hasSize(3);
  }

  @Test
  void mapsInReverseAreTheVeryOnesOfTheirMaps() {
    TreeMap<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
    List<Map<String, Integer>> both = copied(List.of(map.descendingMap(), map));

    assertThat(((TreeMap<String, Integer>) both.get(1)).descendingMap()).isSameAs(both.get(0));
    both.get(1).put("c", 3);
    assertThat(both.get(0).keySet()).containsExactly("c", "b", "a");
    assertThat(copied(map.headMap("b", false).descendingMap())).isEqualTo(Map.of("a", 1));
  }

  @Test
  void mayBeValuesOfTheirMaps() {
    Hashtable<String, Object> table = new Hashtable<>();
    table.put("keys", table.keySet());
    Hashtable<String, Object> copy = copied(table);

    assertThat(copy.get("keys") == copy.keySet()).isTrue();
  }

  @SuppressWarnings("unchecked") // a copy
  private static <C> C copied(C value) {
    try (Unpacked unpacked = Satchel.unpack(Payload.read(Satchel.pack(value).toBytes()))) {
      return (C) unpacked.get("root");
    }
  }
}
