package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SamenessTest {
  @Test
  void aGraphIsTheSameAsItsOwnTwin() {
    assertThat(Sameness.difference(pair(true), pair(true))).isEmpty();
    assertThat(Sameness.difference(pair(false), pair(false))).isEmpty();
  }

  @Test
  void aSharedObjectThatBecameTwoIsFound() {
    assertThat(Sameness.difference(pair(true), pair(false))).contains("identity lost: an element");
  }

  @Test
  void twoObjectsThatBecameOneAreFound() {
    assertThat(Sameness.difference(pair(false), pair(true))).contains("identity lost: an element");
  }

  @Test
  void anotherValueOfAFieldIsFound() {
    assertThat(Sameness.difference(new Cell(1, null), new Cell(2, null)))
        .contains("another value of a Integer");
  }

  @Test
  void aReferenceThatBecameNullIsNamed() {
    assertThat(Sameness.difference(new Cell(1, new Cell(2, null)), new Cell(1, null)))
        .contains("Cell.next became null");
  }

  @Test
  void anotherClassIsFound() {
    assertThat(Sameness.difference(new ArrayList<>(), new LinkedHashSet<>()))
        .contains("another class: java.util.LinkedHashSet");
  }

  @Test
  void anotherValueInAnArrayIsFound() {
    assertThat(Sameness.difference(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    assertThat(Sameness.difference(new double[] {1, 2}, new double[] {1, 3}))
        .contains("another value in an array");
    assertThat(Sameness.difference(new double[] {1, 2}, new double[] {1}))
        .contains("another length of an array");
  }

  @Test
  void anotherValueInAMapIsFound() {
    assertThat(Sameness.difference(Map.of("a", 1), Map.of("a", 1))).isEmpty();
    assertThat(Sameness.difference(Map.of("a", 1), Map.of("a", 2)))
        .contains("another value of a Integer");
  }

  @Test
  void anElementThatItsSetDoesNotFindIsFound() {
    assertThat(Sameness.difference(setOfChanged("a", "a"), setOfChanged("a", "a")))
        .isEmpty();
    assertThat(Sameness.difference(setOfChanged("a", "a"), setOfChanged("b", "a")))
        .contains("hash broken: a set does not contain its element");
  }

  @Test
  void lambdasAreComparedByTheirAnswers() {
    assertThat(Sameness.difference(answering(1), answering(1))).isEmpty();
    assertThat(Sameness.difference(answering(1), answering(2)))
        .contains("other answer of a lambda");
  }

  @Test
  void aLongListNeedsNoStack() {
    assertThat(Sameness.difference(links(1_000_000), links(1_000_000))).isEmpty();
  }

  private static Supplier<Integer> answering(int number) {
    return () -> number;
  }

  /** A list of two equal cells, or twice of one. */
  private static List<Cell> pair(boolean isShared) {
    Cell first = new Cell(1, null);
    return Arrays.asList(first, isShared ? first : new Cell(1, null));
  }

  private static Set<Key> setOfChanged(String when, String then) {
    Key key = new Key(when);
    Set<Key> set = new LinkedHashSet<>(Set.of(key));
    key.name = then;
    return set;
  }

  private static Cell links(int count) {
    Cell first = null;
    for (int i = 0; i < count; i++) {
      first = new Cell(i, first);
    }
    return first;
  }

  private static final class Cell {
    final int value;
    final Cell next;

    Cell(int value, Cell next) {
      this.value = value;
      this.next = next;
    }

    @Override
    public String toString() {
      return value + (next == null ? "" : " …");
    }
  }

  private static final class Key {
    String name;

    Key(String name) {
      this.name = name;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && that.name.equals(name);
    }
  }
}
