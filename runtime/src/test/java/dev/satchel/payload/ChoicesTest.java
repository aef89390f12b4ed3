package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The generator of documents reaches what it should, and shrinking shrinks. */
class ChoicesTest {
  @Test
  void shrinksToTheLeastThatFails() {
    Predicate<Document> fails = document -> document.nodes().stream()
        .anyMatch(
            node -> node instanceof Node.Lambda lambda && lambda.captures().size() >= 2);
    Choices failing = null;
    for (long seed = 0; failing == null; seed++) {
      Choices choices = Choices.ofSeed(seed);
      failing = fails.test(RandomDocuments.from(choices)) ? choices : null;
    }
    Document small =
        RandomDocuments.from(Choices.shrink(failing, c -> fails.test(RandomDocuments.from(c))));
    assertThat(small.nodes()).hasSizeLessThanOrEqualTo(2);
    assertThat(small.nodes().get(small.nodes().size() - 1))
        .isInstanceOfSatisfying(
            Node.Lambda.class, lambda -> assertThat(lambda.captures()).hasSize(2));
    assertThat(small.variables()).isEmpty();
    assertThat(small.sources()).isEmpty();
  }

  @Test
  void oneSeedMakesOneDocument() {
    assertThat(RandomDocuments.from(Choices.ofSeed(42)))
        .isEqualTo(RandomDocuments.from(Choices.ofSeed(42)));
  }

  @Test
  void everyKindOfNodeIsMade() {
    assertThat(LongStream.range(0, 500)
            .boxed()
            .flatMap(seed -> RandomDocuments.from(Choices.ofSeed(seed)).nodes().stream())
            .map(Object::getClass)
            .distinct())
        .hasSize(Node.class.getPermittedSubclasses().length);
  }
}
