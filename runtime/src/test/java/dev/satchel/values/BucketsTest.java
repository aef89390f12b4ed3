package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.testing.Trust;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of which no method tells how many buckets they have. */
@SuppressWarnings("JdkObsolete") // users have old classes
class BucketsTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Arguments> maps() {
    List<Arguments> maps = new ArrayList<>();
    for (int size : new int[] {0, 1, 3, 11, 12, 13, 24, 25, 100, 1000}) {
      maps.add(Arguments.of("usual", filled(ConcurrentHashMap::new, size, 0)));
      maps.add(Arguments.of("small", filled(() -> new ConcurrentHashMap<>(1), size, 0)));
      maps.add(Arguments.of("large", filled(() -> new ConcurrentHashMap<>(900), size, 0)));
      maps.add(Arguments.of("shrunk", filled(ConcurrentHashMap::new, size, 500)));
      maps.add(
          Arguments.of("copied", new ConcurrentHashMap<>(filled(ConcurrentHashMap::new, size, 0))));
      maps.add(Arguments.of("usual", filled(Properties::new, size, 0)));
      maps.add(Arguments.of("large", filled(() -> new Properties(900), size, 0)));
      maps.add(Arguments.of("shrunk", filled(Properties::new, size, 500)));
      maps.add(Arguments.of("with defaults", filled(BucketsTest::withDefaults, size, 500)));
      maps.add(Arguments.of("usual", filled(WeakHashMap::new, size, 0)));
      maps.add(Arguments.of("large", filled(() -> new WeakHashMap<>(900), size, 0)));
      maps.add(Arguments.of("shrunk", filled(WeakHashMap::new, size, 500)));
    }
    for (Function<Integer, Object> key : List.<Function<Integer, Object>>of(
        i -> List.of(i, key(i)),
        i -> new HashSet<>(Set.of(i)),
        i -> Map.entry(i, key(i)),
        i -> Locale.forLanguageTag("de-x-" + i))) {
      Map<Object, Object> map = new ConcurrentHashMap<>(900);
      for (int i = 0; i < 100; i++) {
        map.put(key.apply(i * 31), i);
      }
      maps.add(Arguments.of("large", map));
    }
    return maps.stream();
  }

  private static Properties withDefaults() {
    return new Properties(new Properties());
  }

  private static Map<Object, Object> filled(
      Supplier<Map<Object, Object>> empty, int size, int more) {
    Map<Object, Object> map = empty.get();
    for (int i = 0; i < size + more; i++) {
      map.put(key(i), i);
    }
    for (int i = size; i < size + more; i++) {
      map.remove(key(i));
    }
    return map;
  }

  private static String key(int i) {
    return ("key" + i * 31).intern();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void iterateAsTheyDid(String kindOfTable, Map<Object, Object> map) {
    assertThat(copy(map)).isNotSameAs(map).isEqualTo(map).isInstanceOf(map.getClass());
    assertThat(new ArrayList<>(copy(map).keySet()))
        .as(kindOfTable)
        .isEqualTo(new ArrayList<>(map.keySet()));
  }

  private static Map<?, ?> copy(Object map) {
    ValueKind kind = Objects.requireNonNull(ValueKinds.of(map.getClass()));
    Pieces taken = kind.take(map);
    Object copy = kind.allocate(map.getClass().getName(), taken);
    kind.fill(copy, taken);
    return (Map<?, ?>) copy;
  }
}
