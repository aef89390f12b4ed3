package dev.satchel.values;

import dev.satchel.values.FormatterSteps.Step;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link java.time.format.DateTimeFormatter#toString} says of the calls that made a formatter. It does not say all:
 * where one description stands for several calls, there are several {@linkplain #choices(String) choices}; and steps named {@link
 * #DEFAULT} stand for calls of {@code parseDefaulting}, of which it says nothing else.
 */
final class FormatterText {
  /** A default of any field; no step that can be made. */
  static final String DEFAULT = "?default";

  private static final String BUILDER = "java.time.format.DateTimeFormatterBuilder$";

  /** More literals side by side than a person writes. */
  private static final int MAX_LITERALS = 8;

  private static final Map<String, TemporalField> FIELDS = Stream.<TemporalField>concat(
          Stream.of(ChronoField.values()),
          Stream.of(
              IsoFields.DAY_OF_QUARTER,
              IsoFields.QUARTER_OF_YEAR,
              IsoFields.WEEK_OF_WEEK_BASED_YEAR,
              IsoFields.WEEK_BASED_YEAR,
              JulianFields.JULIAN_DAY,
              JulianFields.MODIFIED_JULIAN_DAY,
              JulianFields.RATA_DIE))
      .collect(Collectors.toUnmodifiableMap(TemporalField::toString, Function.identity()));

  private static final Pattern OF_WEEKS = Pattern.compile("(\\w+)\\[WeekFields\\[(\\w+),(\\d)]]");

  /** The rest of the description of a pad. */
  private static final Pattern END_OF_PAD =
      Pattern.compile(",(\\d+)(?:,'(.)')?\\)", Pattern.DOTALL);

  private final String text;
  private final List<List<List<Step>>> choices = new ArrayList<>();
  private int at;

  /** How many parts are open. */
  private int depth;

  /** Where in {@link #choices} a pad is that waits for its width, and how deep in parts it was opened. */
  private final List<Integer> pads = new ArrayList<>();

  private final List<Integer> depths = new ArrayList<>();

  private FormatterText(String text) {
    this.text = text;
  }

  /**
   * The choices in the order of the calls: each is a list of what may stand there, of one step or several. Their product are the
   * formatters that {@code text} describes.
   *
   * @throws UnreadableException if it is not as the JDK writes it
   */
  static List<List<List<Step>>> choices(String text) {
    FormatterText reader = new FormatterText(text);
    reader.readAll();
    return reader.choices;
  }

  /** The description is not one that is known here. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }

  private void readAll() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(' || c == '[') {
        at++;
        depth++;
        add(Step.of(c == '(' ? FormatterSteps.GROUP : FormatterSteps.OPTIONAL));
      } else if ((c == ')' || c == ']') && depth > 0) {
        at++;
        depth--;
        add(Step.of(FormatterSteps.END));
        closePads();
      } else if (text.startsWith("Pad(", at)) {
        at += "Pad(".length();
        pads.add(choices.size());
        depths.add(depth);
        choices.add(List.of());
      } else {
        readOne();
        closePads();
      }
    }
    if (depth > 0 || !pads.isEmpty()) {
      throw unreadable();
    }
  }

  /** After an item: the rest of each pad that it was the inside of. */
  private void closePads() {
    while (!pads.isEmpty() && depths.get(depths.size() - 1) == depth) {
      Matcher end = next(END_OF_PAD);
      if (end == null) {
        throw unreadable();
      }
      int pad = pads.remove(pads.size() - 1);
      depths.remove(depths.size() - 1);
      char with = end.group(2) == null ? ' ' : end.group(2).charAt(0);
      choices.set(pad, List.of(List.of(Step.of("pad", number(end.group(1)), with))));
    }
  }

  private void readOne() {
    if (text.charAt(at) == '\'') {
      literals();
      return;
    }
    if (next(Pattern.compile(Pattern.quote(BUILDER + "DefaultValueParser@") + "[0-9a-f]+"))
        != null) {
      add(Step.of(DEFAULT));
      return;
    }
    if (next(Pattern.compile(Pattern.quote(BUILDER + "ChronoPrinterParser@") + "[0-9a-f]+"))
        != null) {
      choices.add(List.of(
          List.of(Step.of("chronologyId")), List.of(Step.of("chronologyText", TextStyle.FULL))));
      return;
    }
    Matcher offset = next(Pattern.compile("Offset\\(([^,]*),'((?:''|[^'])*)'\\)"));
    if (offset != null) {
      add(Step.of("offset", offset.group(1), offset.group(2).replace("''", "'")));
      return;
    }
    Matcher call = next(Pattern.compile("(\\w+)\\(((?:[^()]|\\([^()]*\\))*)\\)"));
    if (call == null) {
      throw unreadable();
    }
    choices.add(call(call.group(1), call.group(2)));
  }

  private List<List<Step>> call(String name, String inside) {
    List<String> arguments = split(inside);
    int count = arguments.size();
    String first = arguments.get(0);
    return switch (name) {
      case "Value" ->
        one(
            switch (count) {
              case 1 -> Step.of("value", field(first), 1, 19, SignStyle.NORMAL);
              case 2 ->
                Step.of(
                    "value",
                    field(first),
                    number(arguments.get(1)),
                    number(arguments.get(1)),
                    SignStyle.NOT_NEGATIVE);
              case 4 ->
                Step.of(
                    "value",
                    field(first),
                    number(arguments.get(1)),
                    number(arguments.get(2)),
                    constant(SignStyle.class, arguments.get(3)));
              default -> throw unreadable();
            });
      case "ReducedValue" ->
        one(Step.of(
            "reduced",
            field(first),
            number(arguments.get(1)),
            number(arguments.get(2)),
            base(arguments.get(3))));
      case "Fraction" ->
        one(Step.of(
            "fraction",
            field(first),
            number(arguments.get(1)),
            number(arguments.get(2)),
            count == 4));
      case "Text" ->
        one(Step.of(
            "text",
            field(first),
            count == 1 ? TextStyle.FULL : constant(TextStyle.class, arguments.get(1))));
      case "Instant" ->
        Stream.of(-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
            .map(digits -> List.of(Step.of("instant", digits)))
            .toList();
      case "LocalizedOffset" -> one(Step.of("localizedOffset", constant(TextStyle.class, first)));
      case "ZoneId" -> one(Step.of("zoneId"));
      case "ZoneRegionId" -> one(Step.of("zoneRegionId"));
      case "ZoneOrOffsetId" -> one(Step.of("zoneOrOffsetId"));
      case "ZoneText" ->
        List.of(
            List.of(Step.of("zoneText", constant(TextStyle.class, first))),
            List.of(Step.of("genericZoneText", constant(TextStyle.class, first))));
      case "DayPeriod" -> one(Step.of("dayPeriod", constant(TextStyle.class, first)));
      case "Localized" -> one(localized(arguments, inside));
      case "ParseCaseSensitive" ->
        one(Step.of(Boolean.parseBoolean(first) ? "caseSensitive" : "caseInsensitive"));
      case "ParseStrict" -> one(Step.of(Boolean.parseBoolean(first) ? "strict" : "lenient"));
      default -> throw unreadable();
    };
  }

  /** What depends on the locale: a week-based field of a pattern, two styles, or a template. */
  private static Step localized(List<String> arguments, String inside) {
    return switch (arguments.get(0)) {
      case "ReducedValue(WeekBasedYear,2,2,2000-01-01)" -> Step.of("pattern", "YY");
      case "WeekBasedYear" ->
        Step.of("pattern", "Y".repeat(arguments.size() == 1 ? 1 : number(arguments.get(1))));
      case "DayOfWeek" -> Step.of("pattern", "e".repeat(number(arguments.get(1))));
      case "WeekOfWeekBasedYear" -> Step.of("pattern", "w".repeat(number(arguments.get(1))));
      case "WeekOfMonth" -> Step.of("pattern", "W".repeat(number(arguments.get(1))));
      default ->
        arguments.size() == 2
            ? Step.of("localized", style(arguments.get(0)), style(arguments.get(1)))
            : Step.of("localizedTemplate", inside);
    };
  }

  private static @Nullable FormatStyle style(String name) {
    return name.isEmpty() ? null : constant(FormatStyle.class, name);
  }

  /**
   * Literals side by side. Each stands in quotes, with quotes of its own twice, but for a quote alone, which is not: so where two
   * quotes are side by side, there ends one literal and the next begins, or they are a quote in the midst of one.
   */
  private void literals() {
    List<String> pieces = new ArrayList<>();
    while (at < text.length() && text.charAt(at) == '\'') {
      int end = text.indexOf('\'', at + 1);
      if (end < 0 || pieces.size() == MAX_LITERALS) {
        throw unreadable();
      }
      pieces.add(text.substring(at + 1, end));
      at = end + 1;
    }
    List<List<Step>> readings = new ArrayList<>();
    for (int joined = 0; joined < 1 << (pieces.size() - 1); joined++) {
      List<String> literals = new ArrayList<>();
      StringBuilder literal = new StringBuilder(pieces.get(0));
      boolean isReading = true;
      for (int i = 1; i <= pieces.size(); i++) {
        if (i < pieces.size() && (joined >> (i - 1) & 1) == 1) {
          literal.append('\'').append(pieces.get(i));
        } else {
          isReading &= !literal.toString().equals("'");
          literals.add(literal.isEmpty() ? "'" : literal.toString());
          literal = new StringBuilder(i < pieces.size() ? pieces.get(i) : "");
        }
      }
      if (isReading) {
        readings.add(literals.stream().map(each -> Step.of("literal", each)).toList());
      }
    }
    choices.add(List.copyOf(readings));
  }

  private void add(Step step) {
    choices.add(one(step));
  }

  private static List<List<Step>> one(Step step) {
    return List.of(List.of(step));
  }

  private @Nullable Matcher next(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  /** At commas, but for those in brackets. */
  private static List<String> split(String inside) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int brackets = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == ',' && brackets == 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        brackets += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** The field of the JDK of that name. */
  static TemporalField field(String name) {
    TemporalField field = FIELDS.get(name);
    if (field == null) {
      field = ofWeeks(name);
    }
    if (field == null) {
      throw new UnreadableException("no field " + name);
    }
    return field;
  }

  /** A field that {@link WeekFields} has: {@code WeekOfYear[WeekFields[MONDAY,4]]}; null if none has that name. */
  static @Nullable TemporalField ofWeeks(String name) {
    Matcher matcher = OF_WEEKS.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    try {
      WeekFields weeks =
          WeekFields.of(constant(DayOfWeek.class, matcher.group(2)), number(matcher.group(3)));
      return Stream.of(
              weeks.dayOfWeek(),
              weeks.weekOfMonth(),
              weeks.weekOfYear(),
              weeks.weekOfWeekBasedYear(),
              weeks.weekBasedYear())
          .filter(field -> field.toString().equals(name))
          .findFirst()
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Object base(String text) {
    if (!text.isEmpty() && text.chars().skip(1).allMatch(Character::isDigit)) {
      return number(text);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableException("the base " + text + " is of no known calendar");
    }
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new UnreadableException("no number: " + digits);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("no constant of " + type.getName() + ": " + name);
    }
  }

  private UnreadableException unreadable() {
    return new UnreadableException("unknown at " + at + ": " + text);
  }
}
