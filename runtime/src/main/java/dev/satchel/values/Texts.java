package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.net.URI;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collections;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
        MatchResults.kind(),
        Kind.of(HexFormat.class, BUILT)
            .take(hex -> Taken.with("delimiter", hex.delimiter())
                .and("prefix", hex.prefix())
                .and("suffix", hex.suffix())
                .and("upper", hex.isUpperCase())
                .nothingElse())
            .make(Texts::hexFormat)
            .built(),
        asText(URI.class, URI::toString, URI::create),
        asText(Currency.class, Currency::getCurrencyCode, Currency::getInstance),
        asText(StackTraceElement.class, StackFrames::write, StackFrames::readFrame),
        asText(Runtime.Version.class, Runtime.Version::toString, Runtime.Version::parse),
        asText(
            Character.UnicodeBlock.class,
            Character.UnicodeBlock::toString,
            Character.UnicodeBlock::forName),
        new ConstantsKind(ByteOrder.class)
            .with("BIG_ENDIAN", ByteOrder.BIG_ENDIAN)
            .with("LITTLE_ENDIAN", ByteOrder.LITTLE_ENDIAN)
            .andNoOthers(),
        Kind.of(Base64.Encoder.class, BUILT)
            .take(Base64Encoders::take)
            .make(Base64Encoders::make)
            .built(),
        new ConstantsKind(Base64.Decoder.class)
            .with("basic", Base64.getDecoder())
            .with("url", Base64.getUrlDecoder())
            .with("mime", Base64.getMimeDecoder())
            .andNoOthers(),
        empty("iterator", Collections.emptyIterator()),
        empty("listIterator", Collections.emptyListIterator()),
        empty("enumeration", Collections.emptyEnumeration()),
        Kind.of(Object.class, BUILT)
            .take(object -> Taken.nothing())
            .make(given -> new Object())
            .built(),
        Kind.of(ThreadLocal.class, BUILT) // the threads over there have no values in it yet
            .take(local -> Taken.nothing())
            .make(given -> new ThreadLocal<>())
            .built(),
        Kind.of(InheritableThreadLocal.class, BUILT)
            .take(local -> Taken.nothing())
            .make(given -> new InheritableThreadLocal<>())
            .built());
  }

  /** The one object of a class that the JDK keeps to itself. */
  private static ValueKind empty(String name, Object constant) {
    return new ConstantsKind(constant.getClass()).with(name, constant).andNoOthers();
  }

  /** A kind whose values are their text. */
  static <T> ValueKind asText(Class<T> type, Function<T, String> print, Function<String, T> parse) {
    return asText(type, print, parse, value -> null);
  }

  /**
   * A kind whose values are their text; some of which the JDK has itself, so that code may compare with {@code ==}.
   *
   * @param constant the object that the JDK has of a value that is equal; null if it has none
   */
  static <T> ValueKind asText(
      Class<T> type,
      Function<T, String> print,
      Function<String, T> parse,
      Function<T, @Nullable T> constant) {
    return Kind.of(type, BUILT)
        .copiesScalars()
        .take(value ->
            Taken.one(constant.apply(value) == value ? "constant" : "text", print.apply(value)))
        .make(given -> {
          if (!given.has("constant")) {
            return parse.apply(given.text());
          }
          T equal = parse.apply(given.get("constant", String.class));
          T known = constant.apply(equal);
          return known == null ? equal : known; // other JDKs have others
        })
        .built();
  }

  /** For {@link #asText(Class, Function, Function, Function)}. */
  @SafeVarargs
  static <T> Function<T, @Nullable T> among(T... constants) {
    return value -> {
      for (T constant : constants) {
        if (constant.equals(value)) {
          return constant;
        }
      }
      return null;
    };
  }

  private static HexFormat hexFormat(Given given) {
    HexFormat hex = HexFormat.ofDelimiter(given.get("delimiter", String.class))
        .withPrefix(given.get("prefix", String.class))
        .withSuffix(given.get("suffix", String.class));
    return given.flag("upper") ? hex.withUpperCase() : hex;
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
