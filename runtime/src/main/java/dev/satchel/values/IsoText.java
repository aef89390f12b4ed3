package dev.satchel.values;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The texts of {@code java.time}, as its own {@code toString} and {@code parse} have them, only sooner: what is spelled in
 * the usual way is read here, and all else by the JDK, which also says what is wrong with it.
 */
final class IsoText {
  private static final int DATE_LENGTH = "2026-01-31".length();
  private static final int MINUTES_LENGTH = "12:30".length();
  private static final int SECONDS_LENGTH = "12:30:45".length();
  private static final int NANO_DIGITS = 9;

  /** What is beyond may have a meaning that the JDK knows. */
  private static final int LAST_HOUR = 23;

  private static final int LAST_SECOND = 59;

  /** Years of four digits. */
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

  private static final long END_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

  private IsoText() {}

  static String of(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < FIRST_SECOND || second >= END_SECOND) {
      return instant.toString();
    }
    String text =
        LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC).toString();
    boolean hasSeconds = text.length() > DATE_LENGTH + 1 + MINUTES_LENGTH;
    return text + (hasSeconds ? "Z" : ":00Z");
  }

  static LocalDate date(String text) {
    return text.length() == DATE_LENGTH && isDate(text) ? dateAt(text) : LocalDate.parse(text);
  }

  static LocalTime time(String text) {
    return isTime(text, 0, text.length()) ? timeAt(text, 0, text.length()) : LocalTime.parse(text);
  }

  static LocalDateTime dateTime(String text) {
    return isDateTime(text, text.length())
        ? dateTimeAt(text, text.length())
        : LocalDateTime.parse(text);
  }

  static Instant instant(String text) {
    int end = text.length() - 1;
    return text.endsWith("Z") && end > DATE_LENGTH + SECONDS_LENGTH && isDateTime(text, end)
        ? dateTimeAt(text, end).toInstant(ZoneOffset.UTC)
        : Instant.parse(text);
  }

  /** Hours, minutes and seconds of at most nine digits, none of them negative. */
  static Duration duration(String text) {
    if (!text.startsWith("PT") || text.length() == 2) {
      return Duration.parse(text);
    }
    long seconds = 0;
    int nanos = 0;
    int from = 2;
    for (char unit : new char[] {'H', 'M', 'S'}) {
      int to = digitsFrom(text, from);
      int nanosTo = unit == 'S' && to > from && to < text.length() && text.charAt(to) == '.'
          ? digitsFrom(text, to + 1)
          : to;
      if (to > from && to - from <= NANO_DIGITS && at(text, nanosTo) == unit) {
        seconds += number(text, from, to) * (unit == 'H' ? 3600L : unit == 'M' ? 60L : 1L);
        if (nanosTo > to) {
          if (nanosTo - to - 1 > NANO_DIGITS) {
            return Duration.parse(text);
          }
          nanos = nanos(text, to + 1, nanosTo);
        }
        from = nanosTo + 1;
      }
    }
    return from == text.length() ? Duration.ofSeconds(seconds, nanos) : Duration.parse(text);
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static int digitsFrom(String text, int from) {
    int to = from;
    while (isDigit(at(text, to))) {
      to++;
    }
    return to;
  }

  private static boolean isDateTime(String text, int end) {
    return end > DATE_LENGTH
        && isDate(text)
        && text.charAt(DATE_LENGTH) == 'T'
        && isTime(text, DATE_LENGTH + 1, end);
  }

  private static LocalDateTime dateTimeAt(String text, int end) {
    return LocalDateTime.of(dateAt(text), timeAt(text, DATE_LENGTH + 1, end));
  }

  private static boolean isDate(String text) {
    return areDigits(text, 0, 4)
        && text.charAt(4) == '-'
        && areDigits(text, 5, 7)
        && text.charAt(7) == '-'
        && areDigits(text, 8, DATE_LENGTH);
  }

  private static LocalDate dateAt(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
  }

  private static boolean isTime(String text, int from, int end) {
    int length = end - from;
    if (length < MINUTES_LENGTH
        || !areDigits(text, from, from + 2)
        || text.charAt(from + 2) != ':'
        || !areDigits(text, from + 3, from + MINUTES_LENGTH)
        || number(text, from, from + 2) > LAST_HOUR) {
      return false;
    }
    if (length == MINUTES_LENGTH) {
      return true;
    }
    if (length < SECONDS_LENGTH
        || text.charAt(from + MINUTES_LENGTH) != ':'
        || !areDigits(text, from + 6, from + SECONDS_LENGTH)
        || number(text, from + 6, from + SECONDS_LENGTH) > LAST_SECOND) {
      return false;
    }
    int digits = length - SECONDS_LENGTH - 1;
    return length == SECONDS_LENGTH
        || (text.charAt(from + SECONDS_LENGTH) == '.'
            && digits > 0
            && digits <= NANO_DIGITS
            && areDigits(text, from + SECONDS_LENGTH + 1, end));
  }

  private static LocalTime timeAt(String text, int from, int end) {
    boolean hasSeconds = end - from > MINUTES_LENGTH;
    boolean hasNanos = end - from > SECONDS_LENGTH;
    return LocalTime.of(
        number(text, from, from + 2),
        number(text, from + 3, from + MINUTES_LENGTH),
        hasSeconds ? number(text, from + 6, from + SECONDS_LENGTH) : 0,
        hasNanos ? nanos(text, from + SECONDS_LENGTH + 1, end) : 0);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Of at most nine digits. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** Digits behind a point. */
  private static int nanos(String text, int from, int to) {
    int nanos = number(text, from, to);
    for (int digits = to - from; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }
}
