package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.testing.Trust;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JdkObsolete") // users have old classes
class ReversedViewsTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  /** Before Java 21 nothing is reversed, and there is nothing to carry. */
  @Test
  void kindsAreThereAsSoonAsTheJdkReverses() {
    assertThat(ReversedViews.kinds().isEmpty()).isEqualTo(Runtime.version().feature() < 21);
  }

  /** Each as it is before Java 21. */
  static Stream<Object> reversed() {
    Map<String, Integer> map = new LinkedHashMap<>();
    NAMES.forEach(name -> map.put(name, name.length()));
    return Stream.of(
            new ArrayList<>(NAMES),
            NAMES,
            Arrays.asList("a", "b", "c"),
            new Vector<>(NAMES),
            new LinkedList<>(NAMES),
            new CopyOnWriteArrayList<>(NAMES),
            Collections.unmodifiableList(new ArrayList<>(NAMES)),
            new ArrayDeque<>(NAMES),
            new ConcurrentLinkedDeque<>(NAMES),
            new LinkedHashSet<>(NAMES),
            map)
        .map(ReversedViewsTest::reverse);
  }

  private static Object reverse(Object sequenced) {
    if (Runtime.version().feature() < 21) {
      return sequenced;
    }
    Class<?> type = sequenced instanceof List ? List.class : sequenced.getClass();
    try {
      Method reversed = type.getMethod("reversed");
      return reversed.invoke(sequenced);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("reversed")
  void staysAViewOfWhatItReverses(Object view) {
    Object backing = backing(view);
    try (Unpacked unpacked =
        Satchel.unpack(Payload.read(Satchel.pack(Arrays.asList(view, backing)).toBytes()))) {
      List<?> copies = unpacked.get("root", List.class);
      assertThat(copies.get(0)).hasSameClassAs(view).hasToString(view.toString());
      assertThat(copies.get(1)).hasSameClassAs(backing).hasToString(backing.toString());
      assertThat(backing(copies.get(0))).isSameAs(copies.get(1));
    }
  }

  private static Object backing(Object view) {
    if (Runtime.version().feature() < 21) {
      return view;
    }
    for (String type : List.of("java.util.SequencedCollection", "java.util.SequencedMap")) {
      try {
        Class<?> sequenced = Class.forName(type);
        if (sequenced.isInstance(view)) {
          return sequenced.getMethod("reversed").invoke(view);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError(view.getClass());
  }

  @Test
  void changesOfTheViewShowInItsList() {
    List<String> list = new ArrayList<>(NAMES);
    Object view = reverse(list);
    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(List.of(view, list)))) {
      List<?> copies = unpacked.get("root", List.class);
      ((Collection<?>) copies.get(0)).remove("a");
      assertThat((List<?>) copies.get(1)).hasToString("[b, c]");
    }
  }
}
