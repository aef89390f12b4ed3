package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.text.ParsePosition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterKindTest {
  private static DateTimeFormatterBuilder builder() {
    return new DateTimeFormatterBuilder();
  }

  static Stream<DateTimeFormatter> ofPatterns() {
    return Stream.of(
            "yyyy-MM-dd",
            "uuuu-MM-dd'T'HH:mm:ss.SSSXXX",
            "dd.MM.yyyy, HH:mm",
            "yyyyMMddHHmmssSSS",
            "yyMMdd",
            "EEEE, d. MMMM yyyy",
            "EEE MMM d HH:mm:ss zzz yyyy",
            "h 'o''clock' a, z",
            "''yy''''",
            "'a''b''c'''dd",
            "yyyy-MM-dd[ HH:mm[:ss[.SSS]]]['Z'][X]",
            "G y QQQ qqqq MMMMM LLL ccc e eeee",
            "YYYY-'W'ww-e W",
            "YY w",
            "B K k H h m s S A n N D d",
            "VV O OOOO Z ZZZZZ x xxxxx XX v vvvv zzzz",
            "ppppH:pppm",
            "'[('yyyy')]'",
            "'Value(Year)'y'@1f'",
            "F g u")
        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.GERMANY));
  }

  static Stream<DateTimeFormatter> ofTheJdk() {
    return Stream.of(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(Locale.UK),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(Locale.US),
        DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(Locale.FRANCE),
        DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC),
        DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.GERMANY),
        DateTimeFormatter.ISO_INSTANT.withZone(ZoneId.of("Asia/Tokyo")),
        DateTimeFormatter.ISO_ZONED_DATE_TIME.withResolverStyle(ResolverStyle.LENIENT),
        DateTimeFormatter.ISO_WEEK_DATE.withLocale(Locale.FRANCE),
        DateTimeFormatter.BASIC_ISO_DATE.withChronology(null),
        DateTimeFormatter.ISO_LOCAL_DATE.withChronology(JapaneseChronology.INSTANCE),
        DateTimeFormatter.ISO_LOCAL_DATE.withDecimalStyle(
            DecimalStyle.STANDARD.withZeroDigit('\u0660')),
        DateTimeFormatter.ISO_ORDINAL_DATE.withResolverFields(
            ChronoField.YEAR, ChronoField.DAY_OF_YEAR),
        DateTimeFormatter.ISO_LOCAL_TIME.withResolverFields(),
        DateTimeFormatter.ofPattern("GGGG y MMMM d", Locale.forLanguageTag("th-TH"))
            .withChronology(ThaiBuddhistChronology.INSTANCE));
  }

  static Stream<DateTimeFormatter> built() {
    Map<Long, String> ordinals = LongStream.rangeClosed(1, 31)
        .boxed()
        .collect(Collectors.toMap(
            Function.identity(),
            day -> day + (day == 1 ? "st" : day == 2 ? "nd" : day == 3 ? "rd" : "th")));
    Map<Long, String> some = new LinkedHashMap<>();
    some.put(1L, "one");
    some.put(3L, "3");
    return Stream.of(
            builder()
                .appendPattern("yyyy-MM-dd")
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 59)
                .parseDefaulting(ChronoField.NANO_OF_SECOND, 999_999_999L),
            builder()
                .appendPattern("uuuu[-MM[-dd]]")
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1),
            builder().parseDefaulting(WeekFields.ISO.weekOfYear(), 3).appendPattern("yyyy"),
            builder()
                .parseCaseInsensitive()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
                .parseCaseSensitive(),
            builder()
                .appendValueReduced(ChronoField.YEAR, 2, 4, LocalDate.of(1969, 7, 20))
                .appendValue(ChronoField.MONTH_OF_YEAR, 2),
            builder()
                .appendValue(ChronoField.YEAR)
                .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                .appendValue(ChronoField.DAY_OF_MONTH, 2)
                .parseLenient()
                .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NEVER)
                .parseStrict(),
            builder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendOptional(DateTimeFormatter.ofPattern("[XXX]['['VV']']")),
            builder().appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true),
            builder().appendFraction(ChronoField.MINUTE_OF_HOUR, 3, 3, false),
            builder().appendInstant(3),
            builder().appendInstant(0),
            builder().appendInstant(-1).appendLiteral(" / ").appendInstant(),
            builder()
                .appendPattern("EEE ")
                .appendText(ChronoField.DAY_OF_MONTH, ordinals)
                .appendPattern(" 'of' MMMM"),
            builder().appendText(ChronoField.MONTH_OF_YEAR, some).appendLiteral('.'),
            builder()
                .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"))
                .appendText(ChronoField.AMPM_OF_DAY),
            builder().appendText(IsoFields.QUARTER_OF_YEAR, TextStyle.SHORT),
            builder().padNext(8, '*').appendText(ChronoField.DAY_OF_WEEK).appendLiteral('x'),
            builder().padNext(9, '\'').appendPattern("yyyy").padNext(4).appendLiteral('\''),
            builder()
                .padNext(30)
                .append(builder().padNext(3).appendValue(ChronoField.YEAR).toFormatter()),
            builder().appendOffset("+HHMM", "'none'").appendLocalizedOffset(TextStyle.SHORT),
            builder().appendZoneOrOffsetId().appendLiteral(' ').appendZoneRegionId(),
            builder().appendGenericZoneText(TextStyle.FULL),
            builder().appendChronologyId().appendLiteral(' ').appendChronologyText(TextStyle.SHORT),
            builder().appendDayPeriodText(TextStyle.NARROW).appendPattern(" hh"),
            builder().appendLocalized(null, FormatStyle.SHORT).appendLiteral("'"),
            builder()
                .appendValue(ChronoField.YEAR, 3)
                .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "early", 1L, "late")),
            builder().appendValue(JulianFields.MODIFIED_JULIAN_DAY).appendLiteral("a'b"),
            builder().appendLiteral('a').appendLiteral('b').appendLiteral('\'').appendLiteral("''"),
            builder().appendValue(WeekFields.of(DayOfWeek.SATURDAY, 2).weekOfMonth()),
            builder())
        .map(builder -> builder.toFormatter(Locale.US));
  }

  private static final List<ZonedDateTime> TIMES = List.of(
      ZonedDateTime.of(2022, 3, 1, 15, 4, 5, 678_000_000, ZoneId.of("Europe/Berlin")),
      ZonedDateTime.of(2001, 10, 31, 1, 0, 0, 0, ZoneId.of("America/Chicago")),
      ZonedDateTime.of(1951, 1, 2, 3, 4, 50, 1, ZoneOffset.ofHours(-3)));

  @ParameterizedTest
  @MethodSource({"ofPatterns", "ofTheJdk", "built"})
  void printsAndParsesAsItDid(DateTimeFormatter formatter) {
    DateTimeFormatter copy = RoundTrip.of(formatter);

    assertThat(copy).isNotNull();
    assertThat(copy.toString().replaceAll("@[0-9a-f]+", "@"))
        .isEqualTo(formatter.toString().replaceAll("@[0-9a-f]+", "@"));
    assertThat(copy.getLocale()).isEqualTo(formatter.getLocale());
    assertThat(copy.getZone()).isEqualTo(formatter.getZone());
    assertThat(copy.getChronology()).isEqualTo(formatter.getChronology());
    assertThat(copy.getResolverStyle()).isEqualTo(formatter.getResolverStyle());
    assertThat(copy.getResolverFields()).isEqualTo(formatter.getResolverFields());
    assertThat(copy.getDecimalStyle()).isEqualTo(formatter.getDecimalStyle());
    for (ZonedDateTime time : TIMES) {
      for (Locale locale : List.of(formatter.getLocale(), Locale.ITALY)) {
        String text = print(formatter.withLocale(locale), time);
        assertThat(print(copy.withLocale(locale), time)).isEqualTo(text);
        assertThat(parse(copy.withLocale(locale), text))
            .isEqualTo(parse(formatter.withLocale(locale), text));
      }
      String ofDate = print(formatter, time.toLocalDate());
      assertThat(print(copy, time.toLocalDate())).isEqualTo(ofDate);
      assertThat(parse(copy, ofDate)).isEqualTo(parse(formatter, ofDate));
    }
  }

  private static String print(DateTimeFormatter formatter, TemporalAccessor time) {
    try {
      return formatter.format(time);
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /** In the order of words: that of the fields is of a hash table. */
  private static List<String> parse(DateTimeFormatter formatter, String text) {
    ParsePosition position = new ParsePosition(0);
    StringBuilder parsed = new StringBuilder();
    try {
      parsed.append(formatter.parseUnresolved(text, position)).append(position);
      parsed.append(formatter.parse(text));
    } catch (RuntimeException e) {
      parsed.append(e);
    }
    return Stream.of(parsed.toString().split("[{}, ]+")).sorted().toList();
  }

  /** Of each there is another that describes itself in the same words. */
  static Stream<DateTimeFormatter> hidden() {
    return Stream.of(
        builder()
            .appendZoneText(TextStyle.SHORT, Set.of(ZoneId.of("Asia/Shanghai")))
            .toFormatter(Locale.US),
        builder().appendText(ChronoField.YEAR, Map.of(2000L, "the year")).toFormatter(Locale.US),
        builder()
            .optionalStart()
            .parseDefaulting(ChronoField.YEAR, 1)
            .optionalEnd()
            .appendPattern("HH")
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .toFormatter(Locale.US),
        builder()
            .appendValue(ChronoField.YEAR)
            .optionalStart()
            .optionalEnd()
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .toFormatter(Locale.US),
        builder()
            .appendValue(ChronoField.YEAR, 1)
            .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "early", 1L, "late"))
            .toFormatter(Locale.US),
        builder().appendValue(new OwnField()).toFormatter(Locale.US),
        builder().parseDefaulting(new OwnField(), 1).toFormatter(Locale.US),
        DateTimeFormatter.ISO_DATE.withResolverFields(new OwnField()));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void isNotTakenWhereItCannotBeTold(DateTimeFormatter formatter) {
    ValueKind kind = ValueKinds.of(DateTimeFormatter.class);

    assertThat(kind).isNotNull();
    assertThat(kind.canTake(formatter)).isFalse();
  }

  /** Says it is a field of the JDK's; nothing else of it may be called. */
  private static final class OwnField implements TemporalField {
    @Override
    public String toString() {
      return ChronoField.YEAR.toString();
    }

    @Override
    public TemporalUnit getBaseUnit() {
      return ChronoUnit.YEARS;
    }

    @Override
    public TemporalUnit getRangeUnit() {
      return ChronoUnit.FOREVER;
    }

    @Override
    public ValueRange range() {
      return ChronoField.YEAR.range();
    }

    @Override
    public boolean isDateBased() {
      return true;
    }

    @Override
    public boolean isTimeBased() {
      return false;
    }

    @Override
    public boolean isSupportedBy(TemporalAccessor temporal) {
      throw new AssertionError("the user's code is called");
    }

    @Override
    public ValueRange rangeRefinedBy(TemporalAccessor temporal) {
      throw new AssertionError("the user's code is called");
    }

    @Override
    public long getFrom(TemporalAccessor temporal) {
      throw new AssertionError("the user's code is called");
    }

    @Override
    public <R extends Temporal> R adjustInto(R temporal, long newValue) {
      throw new AssertionError("the user's code is called");
    }
  }

  @Test
  void constantsStayThemselves() {
    assertThat(RoundTrip.of(DateTimeFormatter.ISO_DATE)).isSameAs(DateTimeFormatter.ISO_DATE);
    assertThat(RoundTrip.of(DateTimeFormatter.RFC_1123_DATE_TIME))
        .isSameAs(DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  @Test
  void fieldsOfWeeksStayThemselves() {
    TemporalField field = WeekFields.of(Locale.US).weekOfWeekBasedYear();

    assertThat(RoundTrip.of(field)).isSameAs(field);
  }

  static Stream<List<Object>> badSteps() {
    return Stream.of(
        List.of("fly"),
        List.of(1),
        List.of("literal"),
        List.of("literal", 1),
        List.of("value", ChronoField.YEAR, 1, 2, "NORMAL"),
        List.of("value", ChronoField.YEAR, 5, 2, SignStyle.NORMAL),
        List.of("group"),
        List.of("end"),
        List.of("texts", ChronoField.YEAR, -1),
        List.of("texts", ChronoField.YEAR, 1_000_000_000, 1L, "one"),
        List.of("pattern", "yyyy]"));
  }

  @ParameterizedTest
  @MethodSource("badSteps")
  void refusesStepsThatMakeNoFormatter(List<Object> steps) {
    ValueKind kind = new FormatterKind();
    Pieces pieces = Taken.with("locale", Locale.US).andElements(steps.toArray());

    assertThatThrownBy(() -> kind.allocate(DateTimeFormatter.class.getName(), pieces))
        .isInstanceOf(UnpackFault.class);
  }
}
