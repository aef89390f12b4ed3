package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.Date;
import java.util.List;

/** {@code java.time} and {@code java.util.Date}. */
@SuppressWarnings("JavaUtilDate") // users have them
final class Times {
  private Times() {}

  static List<ValueKind> kinds() {
    return List.of(
        Texts.asText(
            LocalDate.class,
            LocalDate::toString,
            IsoText::date,
            Texts.among(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH)),
        Texts.asText(
            LocalTime.class, LocalTime::toString, IsoText::time, Texts.among(LocalTime.MAX)),
        Texts.asText(
            LocalDateTime.class,
            LocalDateTime::toString,
            IsoText::dateTime,
            Texts.among(LocalDateTime.MIN, LocalDateTime.MAX)),
        Texts.asText(
            OffsetTime.class,
            OffsetTime::toString,
            OffsetTime::parse,
            Texts.among(OffsetTime.MIN, OffsetTime.MAX)),
        Texts.asText(
            OffsetDateTime.class,
            OffsetDateTime::toString,
            OffsetDateTime::parse,
            Texts.among(OffsetDateTime.MIN, OffsetDateTime.MAX)),
        Texts.asText(
            Instant.class, IsoText::of, IsoText::instant, Texts.among(Instant.MIN, Instant.MAX)),
        Texts.asText(Duration.class, Duration::toString, IsoText::duration),
        Texts.asText(Period.class, Period::toString, Period::parse),
        Texts.asText(MonthDay.class, MonthDay::toString, MonthDay::parse),
        Kind.of(Year.class, BUILT)
            .take(year -> Taken.one("year", year.getValue()))
            .make(given -> Year.of(given.integer("year")))
            .built(),
        Kind.of(YearMonth.class, BUILT)
            .take(month -> Taken.with("year", month.getYear())
                .and("month", month.getMonthValue())
                .nothingElse())
            .make(given -> YearMonth.of(given.integer("year"), given.integer("month")))
            .built(),
        Texts.asText(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of),
        Kind.named(ZoneId.class, BUILT, "java.time.ZoneRegion")
            .take(zone -> Taken.one("id", zone.getId()))
            .make(given -> ZoneId.of(given.get("id", String.class)))
            .built(),
        Kind.of(ZonedDateTime.class, BUILT)
            .take(time -> Taken.with("local", time.toLocalDateTime().toString())
                .and("offset", time.getOffset().getId())
                .and("zone", time.getZone())
                .nothingElse())
            .make(given -> ZonedDateTime.ofLocal(
                IsoText.dateTime(given.get("local", String.class)),
                given.get("zone", ZoneId.class),
                ZoneOffset.of(given.get("offset", String.class))))
            .built(),
        Kind.named(Clock.class, BUILT, Clock.systemUTC().getClass().getName())
            .take(clock -> Taken.one("zone", clock.getZone()))
            .make(given -> Clock.system(given.get("zone", ZoneId.class)))
            .built(),
        Kind.named(
                Clock.class,
                BUILT,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC).getClass().getName())
            .take(clock -> Taken.with("instant", clock.instant())
                .and("zone", clock.getZone())
                .nothingElse())
            .make(given ->
                Clock.fixed(given.get("instant", Instant.class), given.get("zone", ZoneId.class)))
            .built(),
        Kind.of(Date.class, BUILT)
            .take(date -> Taken.one("millis", date.getTime()))
            .make(given -> new Date(given.longInteger("millis")))
            .built(),
        new FormatterKind(),
        Kind.named(
                TemporalField.class,
                BUILT,
                WeekFields.ISO.dayOfWeek().getClass().getName())
            .byName()
            .take(field -> Taken.one("name", field.toString()))
            .make(Times::ofWeeks)
            .built());
  }

  private static TemporalField ofWeeks(Given given) {
    TemporalField field = FormatterText.ofWeeks(given.get("name", String.class));
    if (field == null) {
      throw given.bad("has the name of no field of weeks");
    }
    return field;
  }
}
