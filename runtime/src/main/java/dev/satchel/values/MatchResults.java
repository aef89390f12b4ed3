package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Matcher.toMatchResult} gives: where its groups are and what they are, and since Java 20 their names. It is made again of a text that
 * has nothing but the groups, each at its place, and a pattern that finds them there.
 */
final class MatchResults {
  /** What a group finds that took no part in the match. */
  private static final int NOWHERE = -1;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
  private static final @Nullable Method NAMES = names();

  private MatchResults() {}

  static ValueKind kind() {
    return Kind.named(MatchResult.class, BUILT, empty(0).getClass().getName())
        .onlyIf(MatchResults::isNear)
        .take(MatchResults::take)
        .make(MatchResults::make)
        .built();
  }

  /** Null before Java 20. */
  private static @Nullable Method names() {
    try {
      return MatchResult.class.getMethod("namedGroups");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static Pieces take(MatchResult result) {
    int groups = result.groupCount();
    String[] names = new String[groups + 1];
    namesOf(result).forEach((name, group) -> names[group] = name);
    Taken taken = Taken.with("groups", groups);
    if (Arrays.stream(names).anyMatch(name -> name != null)) {
      taken.and("names", names);
    }
    if (!isMatch(result)) {
      return taken.nothingElse();
    }
    int[] starts = new int[groups + 1];
    @Nullable Object[] texts = new Object[groups + 1];
    for (int i = 0; i <= groups; i++) {
      starts[i] = result.start(i);
      texts[i] = result.group(i);
    }
    return taken.and("starts", starts).andElements(texts);
  }

  /** Whether the text that it is made of again is not too long. */
  private static boolean isNear(MatchResult result) {
    boolean isMatch = isMatch(result);
    for (int i = 0; isMatch && i <= result.groupCount(); i++) {
      if (result.start(i) > Given.MAX_SPARE_CAPACITY) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMatch(MatchResult result) {
    try {
      return result.start() >= 0;
    } catch (IllegalStateException e) {
      return false; // no earlier version has a method that tells
    }
  }

  @SuppressWarnings("unchecked") // as the method is declared
  private static Map<String, Integer> namesOf(MatchResult result) {
    try {
      return NAMES == null ? Map.of() : (Map<String, Integer>) NAMES.invoke(result);
    } catch (InvocationTargetException e) {
      throw Failures.unchecked(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MatchResult empty(int groups) {
    return Pattern.compile("(?!)" + "()".repeat(groups)).matcher("").toMatchResult();
  }

  private static MatchResult make(Given given) {
    int groups = given.capacity("groups", 0);
    @Nullable
    String[] names =
        given.has("names") ? given.get("names", String[].class) : new String[groups + 1];
    int[] starts = given.has("starts") ? given.get("starts", int[].class) : new int[groups + 1];
    if (names.length != groups + 1 || starts.length != groups + 1) {
      throw given.bad("has another number of groups than it says");
    }
    for (String name : names) {
      if (name != null && !NAME.matcher(name).matches()) {
        throw given.bad("has a group called '" + name + "'");
      }
    }
    if (!given.has("starts")) {
      return Pattern.compile("(?!)" + pattern(names, starts, null)).matcher("").toMatchResult();
    }
    @Nullable Object[] texts = given.elements(groups + 1);
    StringBuilder text = text(given, starts, texts);
    int[] ends = new int[groups + 1];
    for (int i = 0; i <= groups; i++) {
      ends[i] = texts[i] instanceof String group ? starts[i] + group.length() : NOWHERE;
    }
    Matcher matcher = Pattern.compile(pattern(names, starts, new Spans(text, ends)), Pattern.DOTALL)
        .matcher(text)
        .region(starts[0], text.length())
        .useTransparentBounds(true);
    if (!matcher.lookingAt() || !isSame(matcher, starts, texts)) {
      throw given.bad("has groups that no pattern finds");
    }
    return matcher.toMatchResult();
  }

  /** A text with the groups at their places. */
  private static StringBuilder text(Given given, int[] starts, @Nullable Object[] texts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      if (!(texts[i] instanceof String group)) {
        continue;
      }
      if (starts[i] < 0 || starts[i] > Given.MAX_SPARE_CAPACITY) {
        throw given.bad("has a group at " + starts[i]);
      }
      int end = starts[i] + group.length();
      text.setLength(Math.max(text.length(), end));
      text.replace(starts[i], end, group);
    }
    if (!(texts[0] instanceof String)) {
      throw given.bad("has no text");
    }
    return text;
  }

  private record Spans(CharSequence text, int[] ends) {
    /** What matches all between two places. */
    String all(int from, int to) {
      return ".{" + Character.codePointCount(text, from, to) + "}";
    }
  }

  /** At the beginning of the match each group is looked for where it is, be that behind or before. */
  private static String pattern(@Nullable String[] names, int[] starts, @Nullable Spans spans) {
    StringBuilder pattern = new StringBuilder();
    int begin = starts[0];
    for (int i = 1; i < starts.length; i++) {
      String open = names[i] == null ? "(" : "(?<" + names[i] + ">";
      if (spans == null || spans.ends[i] == NOWHERE) {
        pattern.append("(?:").append(open).append("(?!))|)");
      } else if (starts[i] >= begin) {
        pattern
            .append("(?=")
            .append(spans.all(begin, starts[i]))
            .append(open)
            .append(spans.all(starts[i], spans.ends[i]))
            .append("))");
      } else {
        pattern
            .append("(?<=(?=")
            .append(open)
            .append(spans.all(starts[i], spans.ends[i]))
            .append("))")
            .append(spans.all(starts[i], begin))
            .append(")");
      }
    }
    return spans == null
        ? pattern.toString()
        : pattern.append(spans.all(begin, spans.ends[0])).toString();
  }

  private static boolean isSame(MatchResult result, int[] starts, @Nullable Object[] texts) {
    for (int i = 0; i < starts.length; i++) {
      if (result.start(i) != starts[i] || !Objects.equals(result.group(i), texts[i])) {
        return false;
      }
    }
    return true;
  }
}
