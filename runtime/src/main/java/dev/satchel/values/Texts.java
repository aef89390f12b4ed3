package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that are text, or have an exact text form. */
@SuppressWarnings("JdkObsolete") // users have StringBuffers
final class Texts {
  private Texts() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.of(StringBuilder.class, BUILT)
            .take(builder -> builder(builder, builder.capacity()))
            .make(Texts::stringBuilder)
            .built(),
        Kind.of(StringBuffer.class, BUILT)
            .take(buffer -> builder(buffer, buffer.capacity()))
            .make(given -> new StringBuffer(given.capacity("capacity", 16)).append(given.text()))
            .built(),
        Kind.of(Pattern.class, BUILT)
            .take(pattern -> Taken.with("text", pattern.pattern())
                .unless(0, "flags", pattern.flags())
                .nothingElse())
            .make(given ->
                Pattern.compile(given.text(), given.has("flags") ? given.integer("flags") : 0))
            .built(),
        asText(URI.class, URI::toString, URI::create),
        asText(Currency.class, Currency::getCurrencyCode, Currency::getInstance),
        Kind.of(Object.class, BUILT)
            .take(object -> Taken.nothing())
            .make(given -> new Object())
            .built());
  }

  /** A kind whose values are their text. */
  static <T> ValueKind asText(Class<T> type, Function<T, String> print, Function<String, T> parse) {
    return Kind.of(type, BUILT)
        .take(value -> Taken.one("text", print.apply(value)))
        .make(given -> parse.apply(given.text()))
        .built();
  }

  private static StringBuilder stringBuilder(Given given) {
    StringBuilder builder = new StringBuilder(given.capacity("capacity", 16));
    return builder.append(given.text());
  }

  private static Pieces builder(CharSequence text, int capacity) {
    Taken taken = Taken.with("text", text.toString());
    return capacity == 16 || !Given.isAllowedCapacity(capacity)
        ? taken.nothingElse()
        : taken.and("capacity", capacity).nothingElse();
  }
}
