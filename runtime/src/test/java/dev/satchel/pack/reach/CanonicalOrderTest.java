package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.values.ValueKind.ElementOrder;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Elements of containers that iterate by hash come in one order, whatever the hashes are in this JVM. */
class CanonicalOrderTest {
  record Point(int x, Object name) {}

  record Identity(String name, Object next) {}

  static final class Plain {
    final String name;
    final Plain next;

    Plain(String name, Plain next) {
      this.name = name;
      this.next = next;
    }

    @Override
    public int hashCode() {
      throw new AssertionError("no method of the user's is called");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("no method of the user's is called");
    }

    @Override
    public String toString() {
      throw new AssertionError("no method of the user's is called");
    }
  }

  /** Its hash code is that of its name, and another object asks for it. */
  private static class Labelled {
    final String name;
    final TimeUnit unit;

    Labelled(String name, TimeUnit unit) {
      this.name = name;
      this.unit = unit;
    }

    String name() {
      return name;
    }

    Object hashed() {
      return name();
    }

    @Override
    public int hashCode() {
      return Hashing.of(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Labelled labelled && labelled.hashed().equals(hashed());
    }
  }

  private static final class ByUnit extends Labelled {
    ByUnit(String name, TimeUnit unit) {
      super(name, unit);
    }

    @Override
    Object hashed() {
      return unit;
    }
  }

  private static final class Hashing {
    static int of(Labelled labelled) {
      return labelled.hashed().hashCode();
    }
  }

  private static List<Object> ordered(ElementOrder order, List<?> elements) {
    return List.of(CanonicalOrder.of(order, elements.toArray(), false));
  }

  /** The elements, shuffled in many ways, come out in one order. */
  private static void assertOneOrder(ElementOrder order, List<?> elements) {
    List<Object> expected = ordered(order, elements);
    List<Object> shuffled = new ArrayList<>(elements);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      List<Object> actual = ordered(order, shuffled);
      for (int i = 0; i < actual.size(); i++) {
        assertThat(actual.get(i) == expected.get(i)).as("element %d", i).isTrue();
      }
    }
  }

  @Test
  void anOrderThatIsMeantStays() {
    Object[] elements = {TimeUnit.DAYS, "b", "a"};

    assertThat(CanonicalOrder.of(ElementOrder.MEANT, elements, false)).isSameAs(elements);
  }

  @Test
  void elementsWithStableHashesStayInTheOrderOfTheirContainer() {
    Object[] elements = {"b", 'c', 1, 2L, true, "a"};

    assertThat(CanonicalOrder.of(ElementOrder.BY_HASH, elements, false)).isSameAs(elements);
  }

  @Test
  void elementsWithIdentityHashesComeByWhatTheyHold() {
    assertOneOrder(ElementOrder.BY_HASH, List.of(TimeUnit.values()));
    assertOneOrder(ElementOrder.BY_HASH, List.of(String.class, Integer.class, TimeUnit.DAYS, "s"));
    assertOneOrder(
        ElementOrder.BY_HASH,
        List.of(
            new Identity("a", String.class),
            new Identity("b", new Object()),
            new Identity("c", TimeUnit.DAYS),
            new Point(1, TimeUnit.DAYS),
            new Point(2, TimeUnit.DAYS)));
  }

  @Test
  void keysOfUsersWithStableHashesStayInTheOrderOfTheirContainer() {
    Object[] elements = {
      new Point(2, "x"),
      null,
      new Plain("b", new Plain("a", null)),
      new Point(1, List.of("x", 1)),
      new Plain("a", null),
      LocalDate.MIN
    };

    assertThat(CanonicalOrder.of(ElementOrder.BY_HASH, elements, false)).isSameAs(elements);
  }

  @Test
  void soDoKeysThatAreContainersOfSuchAndWhatElseTheJdkHashesByContent() {
    Object[] elements = {
      Set.of(2, 1),
      new HashSet<>(List.of("x")),
      Map.entry("b", List.of()),
      new LinkedList<>(List.of(Optional.of(3))),
      Map.of("k", new TreeSet<>(Set.of(1))),
      Optional.empty(),
      new Date(5),
      Locale.FRANCE,
      URI.create("a:b"),
      new Bits()
    };

    assertThat(CanonicalOrder.of(ElementOrder.BY_HASH, elements, false)).isSameAs(elements);
    assertOneOrder(
        ElementOrder.BY_HASH,
        List.of(
            Set.of(TimeUnit.DAYS),
            new StringBuilder("s"),
            Map.entry("b", String.class),
            List.of(List.of(new Identity("b", new Object()))),
            new ArrayDeque<>(),
            MethodType.methodType(void.class)));
  }

  /** A class of the user with the hash code of one of the JDK. */
  private static final class Bits extends BitSet {
    @SuppressWarnings("unused")
    private final String name = "bits";
  }

  @Test
  void whatAHashCodeDoesNotReadDoesNotMakeItUnstable() {
    Object[] elements = {new Labelled("b", TimeUnit.DAYS), new Labelled("a", TimeUnit.HOURS), null};

    assertThat(CanonicalOrder.of(ElementOrder.BY_HASH, elements, false)).isSameAs(elements);
    assertOneOrder(
        ElementOrder.BY_HASH,
        List.of(
            new ByUnit("b", TimeUnit.DAYS),
            new ByUnit("a", TimeUnit.HOURS),
            new Labelled("c", TimeUnit.DAYS)));
  }

  @Test
  void saltedContainersAreOrderedInAnyCase() {
    assertOneOrder(ElementOrder.ARBITRARY, List.of("q", "w", "e", "r", "t", "y"));
  }

  @Test
  void valuesStayWithTheirKeys() {
    Object[] entries = {TimeUnit.SECONDS, 1, TimeUnit.DAYS, 2, TimeUnit.HOURS, 3};

    assertThat(CanonicalOrder.of(ElementOrder.BY_HASH, entries, true))
        .containsExactly(TimeUnit.DAYS, 2, TimeUnit.HOURS, 3, TimeUnit.SECONDS, 1);
  }
}
