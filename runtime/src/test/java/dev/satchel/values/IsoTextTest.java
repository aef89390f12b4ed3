package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTextTest {
  private final Random random = new Random(11);

  /** With any number of zeros at the end. */
  private int nano() {
    int unit = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
    return random.nextInt(1_000_000_000) / unit * unit;
  }

  private LocalDateTime dateTime() {
    int years = random.nextInt(5) == 0 ? 30_000 : 9_999;
    return LocalDateTime.of(
        LocalDate.ofYearDay(random.nextInt(2 * years) - years, 1 + random.nextInt(365)),
        LocalTime.ofSecondOfDay(random.nextInt(24 * 60) * 60L + random.nextInt(2) * 59)
            .withNano(nano()));
  }

  @Test
  void readsWhatTheJdkWrites() {
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime at = dateTime();
      assertThat(IsoText.dateTime(at.toString())).isEqualTo(at);
      assertThat(IsoText.date(at.toLocalDate().toString())).isEqualTo(at.toLocalDate());
      assertThat(IsoText.time(at.toLocalTime().toString())).isEqualTo(at.toLocalTime());
      Instant instant = at.toInstant(ZoneOffset.UTC);
      assertThat(IsoText.of(instant)).isEqualTo(instant.toString());
      assertThat(IsoText.instant(instant.toString())).isEqualTo(instant);
      Duration duration = Duration.ofSeconds(random.nextLong() >> random.nextInt(64), nano());
      assertThat(IsoText.duration(duration.toString())).isEqualTo(duration);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PT",
        "PTS",
        "PT1",
        "PT.5S",
        "PT1.S",
        "PT1.1234567891S",
        "PT12345678901S",
        "PT1M2H",
        "P1D",
        "PT-1S",
        "PT1H1H",
        "pt1s",
        "2026-02-30",
        "2026-2-3",
        "2026-02-28T",
        "2026-02-28T24:00:00Z",
        "2026-02-28T23:59:60Z",
        "2026-02-28T12:30Z",
        "2026-02-28T12:30:1Z",
        "2026-02-28T12:30:11.Z",
        "2026-02-28T12:30:11.1234567891Z",
        "12:3",
        "12:30:",
        "1२:30",
        "2026-02-28 12:30:11Z"
      })
  void readsAndRefusesWhatTheJdkDoes(String text) {
    isAlike(text, Instant::parse, IsoText::instant);
    isAlike(text, LocalDateTime::parse, IsoText::dateTime);
    isAlike(text, LocalDate::parse, IsoText::date);
    isAlike(text, LocalTime::parse, IsoText::time);
    isAlike(text, Duration::parse, IsoText::duration);
  }

  private static void isAlike(
      String text, Function<String, Object> wanted, Function<String, Object> tried) {
    Object value;
    try {
      value = wanted.apply(text);
    } catch (DateTimeException e) {
      assertThatThrownBy(() -> tried.apply(text)).isInstanceOf(DateTimeException.class);
      return;
    }
    assertThat(tried.apply(text)).isEqualTo(value);
  }
}
