package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.recording.Recording;
import dev.satchel.testing.Trust;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JVM without the agent can do: all of it on Java 24, most of it before. */
class WithoutAgentTest {
  private static final boolean HAS_DOOR = Runtime.version().feature() >= 24;

  @BeforeEach
  void closeTheJdk() {
    Recording.open(null, null);
    assertThat(Recording.trusted()).isNull();
  }

  @AfterEach
  void openTheJdk() {
    Trust.open();
  }

  /** All that the other tests take with the agent. */
  static Stream<Object> values() throws Exception {
    return Stream.of(ValueKindsTest.equalValues(), SerialFormTest.equalValues())
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("values")
  void takesAndMakesTheSameValues(Object value) {
    if (!HAS_DOOR && value.getClass().getName().equals("java.time.Clock$OffsetClock")) {
      assertThatThrownBy(() -> RoundTrip.of(value))
          .hasMessageContaining("-javaagent:serializer.jar");
      return;
    }
    Object copy = RoundTrip.of(value);
    assertThat(copy.getClass()).isSameAs(value.getClass());
    assertThat(copy.equals(value)).as("%s equals %s", copy, value).isTrue();
  }

  @Test
  void readsWhatHasNoMethod() {
    LinkedHashMap<Object, Object> map = new LinkedHashMap<>(16, 0.75f, true);
    map.put("a", LocalDate.MIN);
    map.put("b", List.of(1));
    assertThat(ValueKinds.of(LinkedHashMap.class).take(map).properties())
        .containsEntry("accessOrder", true);
    assertThat(
            ValueKinds.of(EnumMap.class).take(new EnumMap<>(Thread.State.class)).properties())
        .containsEntry("keyType", Thread.State.class);
    Properties defaults = new Properties();
    assertThat(ValueKinds.of(Properties.class)
            .take(new Properties(defaults))
            .properties()
            .get("defaults"))
        .isSameAs(defaults);
    List<Object> backing = new LinkedList<>(Arrays.asList(1, null, LocalDate.MIN));
    List<Object> view = Collections.unmodifiableList(backing);
    assertThat(ValueKinds.of(view.getClass()).take(view).properties().get("backing"))
        .isSameAs(backing);
    List<Object> locked = Collections.synchronizedList(new ArrayList<>(backing));
    assertThat(RoundTrip.of(locked)).isEqualTo(backing);
    IOException original = new IOException("m");
    IOException copy = RoundTrip.of(original);
    assertThat(copy.initCause(new Error())).isSameAs(copy);
    assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
  }

  @Test
  void saysWhenItNeedsTheAgent() {
    Object view = Collections.unmodifiableCollection(List.of(1));
    if (HAS_DOOR) {
      assertThat(RoundTrip.of(view).toString()).isEqualTo("[1]");
      return;
    }
    assertThatThrownBy(() -> ValueKinds.of(view.getClass()).take(view))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "the state of a java.util.Collections$UnmodifiableCollection can only be read on Java "
                + Runtime.version().feature()
                + " with the agent: start this JVM with -javaagent:serializer.jar");
    NumberFormat format = new BaseKindsTest.Roman();
    assertThatThrownBy(() -> BaseKinds.of(format.getClass()).take(format))
        .isInstanceOf(IllegalStateException.class);
  }

  static Stream<Object> containers() {
    return BaseKindsTest.containers();
  }

  /** The receiver may be without the agent; the sender of subclasses had it. */
  @ParameterizedTest
  @MethodSource("containers")
  void makesSubclassesOfContainers(Object value) {
    Trust.open();
    BaseKind kind = BaseKinds.of(value.getClass());
    Pieces pieces = kind.take(value);
    Recording.open(null, null);
    if (value instanceof java.util.Vector && !HAS_DOOR) {
      return; // the only one of them that needs it
    }
    Object[] none = pieces.elements() == null ? null : new Object[pieces.elements().length];
    Object copy =
        kind.allocate(value.getClass(), new Pieces(pieces.properties(), none, pieces.paired()));
    kind.fill(copy, pieces);
    assertThat(copy.toString()).isEqualTo(value.toString());
  }

  @Test
  void makesUsersExceptions() {
    for (Exception original : List.of(
        new BaseKindsTest.Failure("outer", 7, new Error()),
        new BaseKindsTest.NoCause(),
        new BaseKindsTest.Quiet())) {
      original.addSuppressed(new Error());
      Trust.open();
      BaseKind kind = BaseKinds.of(original.getClass());
      Pieces pieces = kind.take(original);
      Recording.open(null, null);
      Exception copy = (Exception) kind.allocate(original.getClass(), pieces);
      kind.fill(copy, pieces);
      assertThat(copy.getMessage()).isEqualTo(original.getMessage());
      assertThat(copy.getCause()).isSameAs(original.getCause());
      assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
      assertThat(copy.getSuppressed()).isEqualTo(original.getSuppressed());
    }
  }

  @Test
  void keepsSortedSubclasses() {
    TreeMap<String, Integer> map = new TreeMap<>(Collections.reverseOrder());
    map.put("a", 1);
    map.put("b", 2);
    assertThat(RoundTrip.of(map).firstKey()).isEqualTo("b");
  }
}
