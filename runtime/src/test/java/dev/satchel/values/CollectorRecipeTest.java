package dev.satchel.values;

import static java.util.stream.Collectors.averagingInt;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.maxBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.summarizingInt;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.teeing;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import dev.satchel.testing.Trust;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollectorRecipeTest {
  private static final Function<String, Integer> LENGTH = String::length;

  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Collector<? super String, ?, ?>> collectors() {
    return Stream.<Collector<? super String, ?, ?>>of(
        groupingBy(LENGTH),
        groupingBy(LENGTH, counting()),
        groupingBy(LENGTH, TreeMap::new, mapping(String::toUpperCase, toSet())),
        groupingBy(
            LENGTH, partitioningBy(String::isEmpty, collectingAndThen(toList(), List::size))),
        partitioningBy(text -> text.length() > 1),
        toMap(LENGTH, Function.identity(), String::concat),
        toMap(LENGTH, Function.identity(), (one, other) -> other, LinkedHashMap::new),
        toUnmodifiableMap(Function.identity(), LENGTH),
        joining(", "),
        joining(", ", "[", "]"),
        reducing("", (one, other) -> one + other),
        reducing(null, String::strip, (one, other) -> one == null ? other : one),
        maxBy(Comparator.naturalOrder()),
        averagingInt(String::length),
        summarizingInt(String::length),
        filtering(text -> text.length() > 1, toList()),
        flatMapping(text -> text.chars().boxed(), toCollection(TreeSet::new)),
        teeing(counting(), summingInt(String::length), (count, sum) -> count + "/" + sum),
        teeing(toList(), mapping(LENGTH, toSet()), (list, set) -> list + "/" + set));
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void theCallThatMadeItIsFoundAndMakesOneLikeIt(Collector<? super String, ?, ?> collector) {
    CollectorRecipe.Call call = Objects.requireNonNull(CollectorRecipe.find(collector));
    @SuppressWarnings("unchecked") // made as the other
    Collector<? super String, ?, ?> again =
        Objects.requireNonNull(CollectorRecipe.make(call.name(), call.arguments()));

    assertThat(again.characteristics()).isEqualTo(collector.characteristics());
    assertThat(collected(again)).isEqualTo(collected(collector));
  }

  private static String collected(Collector<? super String, ?, ?> collector) {
    return String.valueOf(Stream.of("a", "bb", "c").distinct().collect(collector));
  }

  @Test
  void argumentsAreTheVeryFunctions() {
    CollectorRecipe.Call call =
        Objects.requireNonNull(CollectorRecipe.find(groupingBy(LENGTH, counting())));

    assertThat(call.name()).isEqualTo("groupingBy(Function, Collector)");
    assertThat(call.arguments()[0]).isSameAs(LENGTH);
  }

  @Test
  void thoseOfTheUserAreNone() {
    assertThat(CollectorRecipe.find(Collector.of(
            () -> new int[1], (sum, text) -> sum[0]++, (one, other) -> one, sum -> sum[0])))
        .isNull();
  }

  @Test
  void noOtherMethodIsCalled() {
    ValueKind kind = Objects.requireNonNull(ValueKinds.of(toList().getClass()));
    Pieces pieces = Taken.with("factory", "gc()").andElements();

    assertThatThrownBy(() -> kind.allocate("java.util.stream.Collectors$CollectorImpl", pieces))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "a value of type java.util.stream.Collectors$CollectorImpl is made by no method of"
                + " Collectors");
  }
}
