package dev.satchel.values;

import dev.satchel.values.FormatterSteps.Step;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether two formatters describe themselves alike, print alike and parse alike. */
final class FormatterComparison {
  private static final Pattern HASH = Pattern.compile("@[0-9a-f]+");
  private static final Pattern FIELDS =
      Pattern.compile("(\\w+(?:\\[WeekFields\\[\\w+,\\d]])?)=(-?\\d+)");

  private static final List<ZonedDateTime> TIMES = List.of(
      ZonedDateTime.of(2019, 11, 27, 21, 43, 58, 123_456_789, ZoneId.of("Europe/Paris")),
      ZonedDateTime.of(2024, 2, 29, 0, 0, 0, 0, ZoneOffset.UTC),
      ZonedDateTime.of(
          987, 7, 4, 4, 5, 6, 120_000_000, ZoneOffset.ofHoursMinutesSeconds(-5, -3, -9)),
      ZonedDateTime.of(12345, 12, 31, 12, 30, 0, 7_000, ZoneId.of("America/New_York")),
      ZonedDateTime.of(-43, 3, 15, 9, 0, 1, 0, ZoneOffset.ofHoursMinutes(5, 30)));

  /** Of which formatters leave out what is optional, or say what is missing. */
  private static final List<TemporalAccessor> PARTS = List.of(
      LocalDate.of(2021, 8, 9),
      ThaiBuddhistDate.of(2564, 8, 9),
      JapaneseDate.of(1985, 8, 9),
      LocalTime.of(17, 8, 9),
      LocalDate.of(1999, 12, 1).atTime(1, 2),
      YearMonth.of(2020, 5),
      OffsetDateTime.of(2022, 1, 2, 3, 4, 5, 600_000_000, ZoneOffset.ofHours(-8)),
      ZonedDateTime.of(2023, 6, 7, 8, 9, 10, 0, ZoneId.of("Asia/Tokyo")).toInstant());

  /** Steps that do not print the same in each locale. */
  private static final Set<String> OF_LOCALES = Set.of(
      "text",
      FormatterSteps.TEXTS,
      "localizedOffset",
      "zoneText",
      "genericZoneText",
      "chronologyText",
      "localized",
      "localizedTemplate",
      "pattern",
      "dayPeriod");

  private FormatterComparison() {}

  /**
   * A time that {@code formatter} prints to its end, so that all its parts are seen.
   *
   * @throws FormatterText.UnreadableException if it prints none
   */
  static ZonedDateTime printable(DateTimeFormatter formatter) {
    return TIMES.stream()
        .filter(time -> isPrinted(formatter, time))
        .findFirst()
        .orElseThrow(() -> new FormatterText.UnreadableException("it prints none of many times"));
  }

  /** Not if a number of it is too wide, or negative, for the formatter. */
  private static boolean isPrinted(DateTimeFormatter formatter, ZonedDateTime time) {
    try {
      formatter.formatTo(WatchedTime.of(time), new StringBuilder());
      return true;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  /**
   * Whether both are alike in all of this.
   *
   * @param steps those of {@code copy}
   * @param time one that is {@linkplain #printable printed}
   */
  static boolean areAlike(
      DateTimeFormatter original, DateTimeFormatter copy, List<Step> steps, ZonedDateTime time) {
    return masked(original).equals(masked(copy))
        && askAlike(original, copy)
        && (steps.stream().noneMatch(step -> OF_LOCALES.contains(step.name()))
                ? Stream.of(original.getLocale())
                : locales(original.getLocale()).stream())
            .allMatch(locale -> printAndParseAlike(
                original.withLocale(locale), copy.withLocale(locale), steps, time))
        && parseAlike(original, copy, withZones(original, steps, time));
  }

  /** Some of its parts only tell their identity. */
  private static String masked(DateTimeFormatter formatter) {
    return HASH.matcher(formatter.toString()).replaceAll("@");
  }

  private static boolean askAlike(DateTimeFormatter original, DateTimeFormatter copy) {
    for (ZonedDateTime time : TIMES) {
      WatchedTime here = WatchedTime.of(time);
      WatchedTime there = WatchedTime.of(time);
      if (!printed(original, here).equals(printed(copy, there))
          || here.asked().size() != there.asked().size()) {
        return false;
      }
      for (int i = 0; i < here.asked().size(); i++) {
        if (here.asked().get(i) != there.asked().get(i)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean printAndParseAlike(
      DateTimeFormatter original, DateTimeFormatter copy, List<Step> steps, ZonedDateTime time) {
    return TIMES.stream().allMatch(each -> printed(original, each).equals(printed(copy, each)))
        && PARTS.stream().allMatch(part -> printed(original, part).equals(printed(copy, part)))
        && parseAlike(original, copy, withTexts(original, steps, time));
  }

  private static boolean parseAlike(
      DateTimeFormatter original, DateTimeFormatter copy, Set<String> texts) {
    return texts.stream().allMatch(text -> parsed(original, text).equals(parsed(copy, text)));
  }

  /** The formatter's own locale, and one whose texts have nothing in common with it. */
  static List<Locale> locales(Locale own) {
    return List.of(own, own.getLanguage().equals("ja") ? Locale.ENGLISH : Locale.JAPANESE);
  }

  /** What {@code formatter} prints for many times, and the same in other letters. */
  static Set<String> texts(DateTimeFormatter formatter) {
    Set<String> texts = new LinkedHashSet<>();
    TIMES.forEach(each -> texts.add(printed(formatter, each)));
    PARTS.forEach(part -> texts.add(printed(formatter, part)));
    for (String text : List.copyOf(texts)) {
      texts.add(text.toLowerCase(Locale.ROOT));
      texts.add(text.toUpperCase(Locale.ROOT));
      texts.add(text.replace("0", ""));
      texts.add(text + "0");
    }
    return texts;
  }

  /** Also with each value that is printed as a text. */
  private static Set<String> withTexts(
      DateTimeFormatter formatter, List<Step> steps, ZonedDateTime time) {
    Set<String> texts = texts(formatter);
    for (Step step : steps) {
      if (step.is("text") || step.is(FormatterSteps.TEXTS)) {
        TemporalField field = (TemporalField) step.argument(0);
        for (long value : FormatterReading.values(field)) {
          texts.add(printed(formatter, WatchedTime.with(time, field, value)));
        }
      }
    }
    return texts;
  }

  /** With each zone if its name is printed: several have the same, and a formatter may prefer any of these. */
  private static Set<String> withZones(
      DateTimeFormatter formatter, List<Step> steps, ZonedDateTime time) {
    Set<String> texts = new LinkedHashSet<>();
    if (steps.stream().anyMatch(step -> step.is("zoneText") || step.is("genericZoneText"))) {
      for (String zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
        texts.add(printed(formatter, time.withZoneSameLocal(ZoneId.of(zone))));
      }
    }
    return texts;
  }

  /** What is printed until {@code time} is asked too much, if it is; or why nothing is. */
  static String printed(DateTimeFormatter formatter, TemporalAccessor time) {
    StringBuilder text = new StringBuilder();
    try {
      formatter.formatTo(time, text);
    } catch (WatchedTime.StoppedException stopped) {
      return text.toString();
    } catch (WatchedTime.UnknownFieldException unknown) {
      throw unknown;
    } catch (RuntimeException e) {
      return e.toString();
    }
    return text.toString();
  }

  /** How far {@code text} is parsed, and to what. */
  private static String parsed(DateTimeFormatter formatter, String text) {
    ParsePosition position = new ParsePosition(0);
    try {
      return inOrder(String.valueOf(formatter.parseUnresolved(text, position))) + " " + position;
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /** With the fields in the order of their names; otherwise it is that of a hash table. */
  private static String inOrder(String parsed) {
    int end = parsed.indexOf('}') + 1;
    return Stream.of(parsed.substring(0, end).split("[{}]|, ")).sorted().toList()
        + parsed.substring(end);
  }

  /** The fields that parsing {@code text} gives, with their values. */
  static Map<TemporalField, Long> fields(DateTimeFormatter formatter, String text) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parseUnresolved(text, new ParsePosition(0));
    } catch (RuntimeException e) {
      return Map.of();
    }
    if (parsed == null) {
      return Map.of();
    }
    Map<TemporalField, Long> fields = new LinkedHashMap<>();
    // Only its text tells fields that are there from those that others give.
    String printed = parsed.toString();
    Matcher matcher = FIELDS.matcher(printed.substring(0, printed.indexOf('}') + 1));
    while (matcher.find()) {
      TemporalField field = FormatterText.field(matcher.group(1));
      long value = Long.parseLong(matcher.group(2));
      if (parsed.isSupported(field) && parsed.getLong(field) == value) {
        fields.put(field, value);
      }
    }
    return fields;
  }
}
