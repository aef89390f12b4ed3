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
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;

/** {@code java.time} and {@code java.util.Date}. */
@SuppressWarnings("JavaUtilDate") // users have them
final class Times {
  private Times() {}

  static List<ValueKind> kinds() {
    return List.of(
        Texts.asText(LocalDate.class, LocalDate::toString, LocalDate::parse),
        Texts.asText(LocalTime.class, LocalTime::toString, LocalTime::parse),
        Texts.asText(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse),
        Texts.asText(OffsetTime.class, OffsetTime::toString, OffsetTime::parse),
        Texts.asText(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
        Texts.asText(Instant.class, Instant::toString, Instant::parse),
        Texts.asText(Duration.class, Duration::toString, Duration::parse),
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
                LocalDateTime.parse(given.get("local", String.class)),
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
        formatters());
  }

  /** A formatter of a pattern of the user's own has neither a serial form nor a method that gives the pattern back. */
  private static ValueKind formatters() {
    return new ConstantsKind(DateTimeFormatter.class)
        .with("BASIC_ISO_DATE", DateTimeFormatter.BASIC_ISO_DATE)
        .with("ISO_DATE", DateTimeFormatter.ISO_DATE)
        .with("ISO_DATE_TIME", DateTimeFormatter.ISO_DATE_TIME)
        .with("ISO_INSTANT", DateTimeFormatter.ISO_INSTANT)
        .with("ISO_LOCAL_DATE", DateTimeFormatter.ISO_LOCAL_DATE)
        .with("ISO_LOCAL_DATE_TIME", DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .with("ISO_LOCAL_TIME", DateTimeFormatter.ISO_LOCAL_TIME)
        .with("ISO_OFFSET_DATE", DateTimeFormatter.ISO_OFFSET_DATE)
        .with("ISO_OFFSET_DATE_TIME", DateTimeFormatter.ISO_OFFSET_DATE_TIME)
        .with("ISO_OFFSET_TIME", DateTimeFormatter.ISO_OFFSET_TIME)
        .with("ISO_ORDINAL_DATE", DateTimeFormatter.ISO_ORDINAL_DATE)
        .with("ISO_TIME", DateTimeFormatter.ISO_TIME)
        .with("ISO_WEEK_DATE", DateTimeFormatter.ISO_WEEK_DATE)
        .with("ISO_ZONED_DATE_TIME", DateTimeFormatter.ISO_ZONED_DATE_TIME)
        .with("RFC_1123_DATE_TIME", DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
