package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.PackException;
import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.testing.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PendingViewsTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Map<TimeUnit, String>> maps() {
    TreeMap<TimeUnit, String> tree = filled(new TreeMap<>());
    return Stream.of(
        filled(new HashMap<>()),
        filled(new LinkedHashMap<>()),
        tree,
        tree.headMap(TimeUnit.DAYS),
        tree.descendingMap(),
        filled(new IdentityHashMap<>()),
        filled(new WeakHashMap<>()),
        filled(new EnumMap<>(TimeUnit.class)),
        filled(new ConcurrentSkipListMap<>()),
        filled(new ConcurrentSkipListMap<TimeUnit, String>()).headMap(TimeUnit.DAYS));
  }

  private static <M extends Map<TimeUnit, String>> M filled(M map) {
    map.put(TimeUnit.HOURS, "h");
    map.put(TimeUnit.DAYS, "d");
    map.put(TimeUnit.SECONDS, "s");
    return map;
  }

  @ParameterizedTest
  @MethodSource("maps")
  void viewsStayViewsOfTheMapThatTravelsToo(Map<TimeUnit, String> map) {
    List<Object> all = new ArrayList<>(List.of(map.values(), map, map.entrySet(), map.keySet()));
    if (map instanceof TreeMap<TimeUnit, String> sorted) {
      all.add(sorted.navigableKeySet());
      all.add(sorted.descendingKeySet());
    }
    try (Unpacked unpacked = unpacked(all)) {
      List<?> copies = unpacked.get("root", List.class);
      Map<?, ?> copy = (Map<?, ?>) copies.get(1);
      assertThat(copies.get(0)).isSameAs(copy.values());
      assertThat(copies.get(2)).isSameAs(copy.entrySet());
      assertThat(copies.get(3)).isSameAs(copy.keySet());
      if (copy instanceof TreeMap<?, ?> sorted) {
        assertThat(copies.get(4)).isSameAs(sorted.navigableKeySet());
        assertThat(copies.get(5)).isSameAs(sorted.descendingKeySet());
      }
      assertThat(((Collection<?>) copies.get(3)).remove(TimeUnit.HOURS)).isTrue();
      assertThat(copy.containsKey(TimeUnit.HOURS)).isFalse();
    }
  }

  @Test
  void wrappersOfViewsAndMapsThatHoldTheirOwnViewsTravel() {
    Map<String, Object> map = new HashMap<>();
    Collection<Object> values = Collections.unmodifiableCollection(map.values());
    map.put("own", values);
    try (Unpacked unpacked = unpacked(List.of(values, map))) {
      Collection<?> copy = (Collection<?>) unpacked.get("root", List.class).get(0);
      assertThat(copy).hasSize(1);
      assertThat(copy.iterator().next()).isSameAs(copy);
    }
  }

  @Test
  void viewsThatHideMoreThanTheyShowAreRefusedWithoutTheirMap() {
    TreeMap<String, String> tree = new TreeMap<>(Map.of("a", "b", "c", "d"));
    Map<TimeUnit, String> constants = filled(new EnumMap<>(TimeUnit.class));
    for (Object view : List.of(
        tree.entrySet(),
        tree.headMap("c").keySet(),
        tree.descendingKeySet(),
        tree.headMap("c").values(),
        constants.keySet(),
        filled(new IdentityHashMap<>()).values(),
        Map.of("a", "b").keySet())) {
      assertThatThrownBy(() -> Satchel.pack(view))
          .as("%s", view.getClass())
          .isInstanceOf(PackException.class)
          .hasMessageContaining("error[view]");
    }
  }

  @Test
  void viewsOfSortedSetsAreRefusedWithACopyOfTheirKind() {
    TreeSet<String> set = new TreeSet<>(List.of("a", "b"));
    assertThatThrownBy(() -> Satchel.pack(List.of(set, set.headSet("b"))))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("error[view]: java.util.TreeSet")
        .hasMessageContaining("var copy = new TreeSet<>(");
  }

  /** Whoever overrides them would be called. */
  @Test
  void usersMapsAreNotAskedForTheirViews() {
    Map<String, String> map = new OwnMap();
    assertThatThrownBy(() -> Satchel.pack(List.of(map, new HashMap<>().keySet())))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("error[view]");
  }

  static final class OwnMap extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public java.util.Set<String> keySet() {
      throw new AssertionError("the user's code is called");
    }
  }

  private static Unpacked unpacked(Object root) {
    return Satchel.unpack(Payload.read(Satchel.pack(root).toBytes()));
  }
}
