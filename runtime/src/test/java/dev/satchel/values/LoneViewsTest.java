package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.PackException;
import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.testing.Trust;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Views without what they are views of. */
class LoneViewsTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Collection<?>> views() {
    return Stream.of(0, 1, 3, 13, 100, 70_000).flatMap(size -> {
      Map<String, Integer> map = filled(new HashMap<>(4096), size);
      return Stream.of(
          map.keySet(),
          map.values(),
          map.entrySet(),
          filled(new LinkedHashMap<>(), size).keySet(),
          filled(new LinkedHashMap<>(), size).values(),
          filled(new LinkedHashMap<>(), size).entrySet(),
          filled(new TreeMap<>(Comparator.reverseOrder()), size).keySet(),
          filled(new TreeMap<>(), size).values(),
          new ArrayList<>(filled(new TreeMap<>(), size + 2).keySet()).subList(1, size + 1));
    });
  }

  private static Map<String, Integer> filled(Map<String, Integer> map, int size) {
    for (int i = 0; i < size; i++) {
      map.put("key" + i * 31, i);
    }
    return map;
  }

  @ParameterizedTest
  @MethodSource("views")
  void travelWithAContainerOfTheirOwn(Collection<?> view) {
    Collection<?> copy = copied(view);
    assertThat(copy).hasSameClassAs(view);
    assertThat(new ArrayList<>(copy)).isEqualTo(new ArrayList<>(view));
    copy.clear();
    assertThat(copy).isEmpty();
  }

  @SuppressWarnings("unchecked") // a copy
  private static <C> C copied(C value) {
    try (Unpacked unpacked = Satchel.unpack(Payload.read(Satchel.pack(value).toBytes()))) {
      return (C) unpacked.get("root");
    }
  }

  @Test
  void stayOneObjectAndOneViewInsideOfWrappers() {
    Set<String> keys = filled(new HashMap<>(), 3).keySet();
    List<Object> copies = copied(List.of(keys, Collections.unmodifiableSet(keys)));
    ((Set<?>) copies.get(0)).remove("key0");
    assertThat((Set<?>) copies.get(1)).hasSize(2);
  }

  @Test
  void partsThatMayBeOfAListThatTravelsAreRefused() {
    List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));
    assertRefused(list.subList(1, 3), list);
    assertRefused(list, list.subList(1, 3));
    assertRefused(list.subList(0, 2), list.subList(1, 4));
    assertRefused(list.subList(2, 4), list.subList(1, 3));
    assertRefused(list.subList(0, 4), list.subList(2, 3));
    assertRefused(list.subList(0, 4), list.subList(0, 4));
    assertRefused(list.subList(0, 0), list);
    assertRefused(list.subList(0, 1), new Own(List.of("x")));
  }

  @Test
  void partsBesideOneAnotherTravel() {
    List<String> list = new ArrayList<>(Arrays.asList("a", "b", null, "d", "e"));
    List<List<String>> parts = List.of(list.subList(0, 2), list.subList(2, 4), list.subList(4, 5));
    List<List<String>> copies = copied(parts);
    assertThat(copies).isEqualTo(parts);
    assertThat(copies.get(1)).hasSameClassAs(parts.get(1));
    assertThat(copied(List.of(list.subList(0, 2), new ArrayList<>(List.of("b", "a")))))
        .hasSize(2);
  }

  private static void assertRefused(Object... values) {
    assertThatThrownBy(() -> Satchel.pack(List.of(values)))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("error[view]: java.util.ArrayList$SubList");
  }

  static Stream<Buffer> buffers() {
    return Stream.of(
        ByteBuffer.wrap(new byte[] {1, 2, 3, 4})
            .position(1)
            .limit(3)
            .asReadOnlyBuffer()
            .order(ByteOrder.LITTLE_ENDIAN),
        ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2).slice().asReadOnlyBuffer(),
        CharBuffer.wrap(new char[] {'a', 'b'}).asReadOnlyBuffer().position(1),
        ShortBuffer.wrap(new short[] {1, 2}).asReadOnlyBuffer(),
        IntBuffer.wrap(new int[] {1, 2, 3})
            .asReadOnlyBuffer()
            .position(1)
            .mark()
            .position(2),
        LongBuffer.wrap(new long[] {1, 2}).asReadOnlyBuffer(),
        FloatBuffer.wrap(new float[] {1, 2}).asReadOnlyBuffer(),
        DoubleBuffer.wrap(new double[] {1, 2}).asReadOnlyBuffer());
  }

  @ParameterizedTest
  @MethodSource("buffers")
  void buffersThatHideTheirArrayTravelWithACopy(Buffer buffer) {
    Buffer copy = copied(buffer);
    assertThat(copy).hasSameClassAs(buffer).isEqualTo(buffer).hasToString(buffer.toString());
    assertThat(copy.duplicate().clear()).isEqualTo(buffer.duplicate().clear());
    assertThat(copy.isReadOnly()).isTrue();
    if (copy instanceof ByteBuffer bytes) {
      assertThat(bytes.order()).isEqualTo(((ByteBuffer) buffer).order());
    }
  }

  @Test
  void buffersThatHideWhatMayTravelAreRefused() {
    byte[] bytes = {1, 2};
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (Object other : List.of(bytes, buffer, buffer.asReadOnlyBuffer())) {
      assertThatThrownBy(() -> Satchel.pack(List.of(buffer.asReadOnlyBuffer(), other)))
          .isInstanceOf(PackException.class)
          .hasMessageContaining("java.nio.HeapByteBufferR");
    }
    assertThat(copied(List.of(buffer.asReadOnlyBuffer(), new int[] {1}))).hasSize(2);
  }

  /** It may be of that map, which is not asked, as its own code would run. */
  @Test
  void viewsBesideAMapOfTheUserAreRefused() {
    assertThatThrownBy(() -> Satchel.pack(List.of(new HashMap<>().keySet(), new OwnMap())))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("error[view]");
  }

  /** Since Java 21; they would be taken for keys that go forward. */
  @Test
  void keysOfALinkedMapThatGoBackwardAreRefused() throws Exception {
    Map<String, Integer> map = filled(new LinkedHashMap<>(), 3);
    if (Runtime.version().feature() < 21) {
      assertThat(copied(map.keySet())).isEqualTo(map.keySet());
      return;
    }
    Object backward =
        Class.forName("java.util.SequencedCollection").getMethod("reversed").invoke(map.keySet());
    for (Object view : List.of(backward, List.of(map, backward))) {
      assertThatThrownBy(() -> Satchel.pack(view))
          .isInstanceOf(PackException.class)
          .hasMessageContaining("error[view]");
    }
  }

  static final class Own extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Own(List<String> elements) {
      super(elements);
    }
  }

  static final class OwnMap extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
  }
}
