package com.acme.heaps;

import static com.acme.heaps.Kind.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Kinds of objects that hold no others. */
@SuppressWarnings("JavaUtilDate") // users have them
final class LeafKinds {
  private static final String[] TEXTS = {
    "",
    "a",
    "key",
    "ein Gr\u00fc\u00df",
    "\ud83d\ude00",
    "\ud83d",
    "line\nline",
    "\"quoted\\\"",
    "\u0000",
    "ref"
  };
  private static final Class<?>[] CLASSES = {
    String.class,
    int.class,
    int[][].class,
    Map.Entry.class,
    Things.Level.class,
    Things.Pair[].class,
    void.class
  };

  private LeafKinds() {}

  static List<Kind> all() {
    return List.of(
        value("null", 1, parts -> null),
        value("String", 20, parts -> text(parts.value())),
        value("String.new", 3, parts -> new StringBuilder(text(parts.value())).toString()),
        value("Integer", 15, parts -> Integer.valueOf(parts.value())),
        value("Long", 3, parts -> (Long) Kinds.primitive(long.class, parts.value())),
        value("Double", 3, parts -> Kinds.primitive(double.class, parts.value() & 15)),
        value("Float", 2, parts -> Kinds.primitive(float.class, parts.value() & 15)),
        value("Character", 2, parts -> (char) parts.value()),
        value("Boolean", 2, parts -> parts.value() % 2 == 0),
        value("Short", 1, parts -> (short) parts.value()),
        value("Byte", 1, parts -> (byte) parts.value()),
        value("Object", 6, parts -> new Object()),
        value(
            "BigDecimal",
            2,
            parts -> new BigDecimal(BigInteger.valueOf(parts.value()), parts.value() % 5)),
        value("BigInteger", 2, parts -> BigInteger.valueOf(parts.value()).pow(5)),
        value("LocalDate", 2, parts -> LocalDate.ofEpochDay(parts.value() % 100000)),
        value(
            "LocalDateTime",
            1,
            parts -> LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(parts.value())),
        value(
            "ZonedDateTime",
            1,
            parts -> ZonedDateTime.of(
                LocalDateTime.of(2020, 10, 25, 0, 30).plusHours(parts.value() % 10),
                ZoneId.of("Europe/Paris"))),
        value("Instant", 1, parts -> Instant.ofEpochSecond(parts.value(), 5)),
        value("Duration", 1, parts -> Duration.ofMillis(parts.value())),
        value("Period", 1, parts -> Period.ofDays(parts.value())),
        value("YearMonth", 1, parts -> YearMonth.of(2000, 1).plusMonths(parts.value() % 1000)),
        value("DayOfWeek", 1, parts -> DayOfWeek.of(1 + Math.floorMod(parts.value(), 7))),
        value("TimeUnit", 1, parts -> TimeUnit.values()[Math.floorMod(parts.value(), 7)]),
        value("Date", 1, parts -> new Date(parts.value() * 1000L)),
        value("Timestamp", 1, parts -> new Timestamp(parts.value() * 1000L)),
        value("UUID", 1, parts -> new UUID(parts.value(), 7)),
        value("URI", 1, parts -> URI.create("http://a/" + parts.value())),
        value(
            "Locale",
            1,
            parts -> parts.value() % 2 == 0 ? Locale.GERMANY : new Locale("fr", "CA", "x")),
        value("Currency", 1, parts -> Currency.getInstance("EUR")),
        value("Charset", 1, parts -> StandardCharsets.UTF_16LE),
        value(
            "Pattern",
            1,
            parts -> Pattern.compile("a+" + (parts.value() & 7), Pattern.CASE_INSENSITIVE)),
        value("BitSet", 1, parts -> BitSet.valueOf(new long[] {parts.value(), parts.value()})),
        value("Random", 1, parts -> new Random(parts.value())),
        value("StringBuilder", 3, parts -> new StringBuilder(text(parts.value()))),
        value("StringBuffer", 1, parts -> new StringBuffer(text(parts.value()))),
        value("AtomicInteger", 2, parts -> new AtomicInteger(parts.value())),
        value("AtomicLong", 1, parts -> new AtomicLong(parts.value())),
        value("AtomicBoolean", 1, parts -> new AtomicBoolean(parts.value() % 2 == 0)),
        value("AtomicLongArray", 1, parts -> new AtomicLongArray(new long[] {1, parts.value()})),
        value("LongAdder", 1, parts -> {
          LongAdder adder = new LongAdder();
          adder.add(parts.value());
          return adder;
        }),
        value("OptionalInt", 1, parts -> OptionalInt.of(parts.value())),
        value("Class", 2, parts -> CLASSES[Math.floorMod(parts.value(), CLASSES.length)]),
        value(
            "generated class", 2, parts -> ClassSet.any(parts.classes().classes(), parts.value())),
        value("int[]", 5, parts -> new int[] {1, parts.value(), -1}),
        value("long int[]", 1, parts -> new int[100 + (parts.value() & 31)]),
        value("byte[]", 2, parts -> new byte[Math.floorMod(parts.value(), 40)]),
        value("long[]", 1, parts -> new long[] {parts.value(), Long.MIN_VALUE}),
        value("double[]", 1, parts -> new double[] {Double.NaN, -0.0, parts.value()}),
        value("float[]", 1, parts -> new float[] {Float.MIN_VALUE, parts.value()}),
        value("char[]", 1, parts -> text(parts.value()).toCharArray()),
        value("boolean[]", 1, parts -> new boolean[] {parts.value() % 2 == 0, true}),
        value("short[]", 1, parts -> new short[] {(short) parts.value()}),
        value("emptyList", 1, parts -> Collections.emptyList()),
        value("emptyMap", 1, parts -> Collections.emptyMap()),
        value("emptySet", 1, parts -> Collections.emptySet()),
        value("List.of()", 1, parts -> List.of()),
        value("Set.of()", 1, parts -> Set.of()),
        value("naturalOrder", 2, parts -> Comparator.naturalOrder()),
        value("CASE_INSENSITIVE_ORDER", 1, parts -> String.CASE_INSENSITIVE_ORDER));
  }

  private static String text(int value) {
    return value % 3 == 0 ? TEXTS[Math.floorMod(value, TEXTS.length)] : "t" + value % 50;
  }
}
