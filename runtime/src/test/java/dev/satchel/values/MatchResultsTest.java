package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchResultsTest {
  @ParameterizedTest
  @CsvSource({
    "abc, xabcx",
    "(a)(b)?(c), --ac",
    "(?<key>\\w+)=(?<value>\\w*), some key=x; other=",
    "(a(b(c)))+, xxabcabc",
    "(?<=(x))a(?=(b)), zxab",
    "(?=(ab)(c))a, zabc",
    "(.)(😀)(.), a😀b",
    "((a)|b)*, abab",
    "'^', abc",
    "(), abc",
    "($), abc"
  })
  void groupsAreWhereTheyWere(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    boolean isFound = false;
    while (matcher.find()) {
      isFound = true;
      MatchResult result = matcher.toMatchResult();
      assertThat(groups(RoundTrip.of(result))).isEqualTo(groups(result));
    }
    assertThat(isFound).isTrue();
  }

  private static List<@Nullable Object> groups(MatchResult result) {
    List<@Nullable Object> groups = new ArrayList<>();
    groups.add(result.getClass());
    for (int i = 0; i <= result.groupCount(); i++) {
      groups.add(result.start(i));
      groups.add(result.end(i));
      groups.add(result.group(i));
    }
    return groups;
  }

  @Test
  void whatHasNoMatchHasNone() {
    MatchResult result = Pattern.compile("(a)(b)").matcher("x").toMatchResult();
    MatchResult copy = RoundTrip.of(result);

    assertThat(copy.groupCount()).isEqualTo(2);
    assertThatThrownBy(copy::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void groupsThatContradictEachOtherAreRefused() {
    String type = Pattern.compile("").matcher("").toMatchResult().getClass().getName();
    ValueKind kind = Objects.requireNonNull(ValueKinds.named(type));
    Pieces pieces = Taken.with("groups", 1).and("starts", new int[] {0, 1}).andElements("abc", "x");

    assertThatThrownBy(() -> kind.allocate(type, pieces))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type " + type + " has groups that no pattern finds");
    Pieces far = Taken.with("groups", 0).and("starts", new int[] {-5}).andElements("abc");
    assertThatThrownBy(() -> kind.allocate(type, far))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type " + type + " has a group at -5");
    Pieces named =
        Taken.with("groups", 1).and("names", new String[] {null, "a>(x+x+)+"}).nothingElse();
    assertThatThrownBy(() -> kind.allocate(type, named))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type " + type + " has a group called 'a>(x+x+)+'");
  }
}
