package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import dev.satchel.problem.UnpackFault;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.channels.FileChannel;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.attribute.FileTime;
import java.text.Annotation;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.CompactNumberFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.Format;
import java.text.ParseException;
import java.text.ParsePosition;
import java.text.RuleBasedCollator;
import java.time.Instant;
import java.time.format.DecimalStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Values with which text is read and written, compared and marked, and others that people write down. */
final class Formats {
  private Formats() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.of(RuleBasedCollator.class, BUILT)
            .take(collator -> Taken.with("rules", collator.getRules())
                .and("strength", collator.getStrength())
                .and("decomposition", collator.getDecomposition())
                .nothingElse())
            .make(Formats::collator)
            .built(),
        new DateFormatKind(),
        new LocaleKind(),
        UrlKind.kind(),
        Kind.of(CompactNumberFormat.class, BUILT)
            .take(Formats::compact)
            .make(Formats::compact)
            .built(),
        Kind.of(Annotation.class, BUILT)
            .take(annotation -> Taken.one("value", annotation.getValue()))
            .make(given -> new Annotation(given.find("value", Object.class)))
            .built(),
        Kind.of(AttributedString.class, BUILT)
            .take(Formats::runs)
            .make(Formats::attributed)
            .built(),
        Kind.of(ParsePosition.class, BUILT)
            .take(position -> Taken.with("index", position.getIndex())
                .unless(-1, "error", position.getErrorIndex())
                .nothingElse())
            .make(given -> {
              ParsePosition position = new ParsePosition(given.integer("index"));
              position.setErrorIndex(given.has("error") ? given.integer("error") : -1);
              return position;
            })
            .built(),
        Kind.of(FieldPosition.class, BUILT)
            .take(position -> Taken.with("attribute", position.getFieldAttribute())
                .and("field", position.getField())
                .and("begin", position.getBeginIndex())
                .and("end", position.getEndIndex())
                .nothingElse())
            .make(given -> {
              FieldPosition position = new FieldPosition(
                  given.find("attribute", Format.Field.class), given.integer("field"));
              position.setBeginIndex(given.integer("begin"));
              position.setEndIndex(given.integer("end"));
              return position;
            })
            .built(),
        Kind.of(DecimalStyle.class, BUILT)
            .take(style -> Taken.with("zero", style.getZeroDigit())
                .and("positive", style.getPositiveSign())
                .and("negative", style.getNegativeSign())
                .and("separator", style.getDecimalSeparator())
                .nothingElse())
            .make(given -> DecimalStyle.STANDARD
                .withZeroDigit(given.get("zero", Character.class))
                .withPositiveSign(given.get("positive", Character.class))
                .withNegativeSign(given.get("negative", Character.class))
                .withDecimalSeparator(given.get("separator", Character.class)))
            .built(),
        Kind.of(Locale.LanguageRange.class, BUILT)
            .take(range -> Taken.with("range", range.getRange())
                .and("weight", range.getWeight())
                .nothingElse())
            .make(given -> new Locale.LanguageRange(
                given.get("range", String.class), given.get("weight", Double.class)))
            .built(),
        Kind.of(FileTime.class, BUILT)
            .take(Formats::instant)
            .make(given -> FileTime.from(Instant.parse(given.get("instant", String.class))))
            .built(),
        Kind.of(Proxy.class, BUILT)
            .take(proxy -> Taken.with("type", proxy.type())
                .unless(null, "address", proxy.address())
                .nothingElse())
            .make(Formats::proxy)
            .built(),
        Kind.of(CoderResult.class, BUILT)
            .take(Formats::coderResult)
            .make(Formats::coderResult)
            .built(),
        new ConstantsKind(CodingErrorAction.class)
            .with("IGNORE", CodingErrorAction.IGNORE)
            .with("REPLACE", CodingErrorAction.REPLACE)
            .with("REPORT", CodingErrorAction.REPORT)
            .andNoOthers(),
        new ConstantsKind(FileChannel.MapMode.class)
            .with("READ_ONLY", FileChannel.MapMode.READ_ONLY)
            .with("READ_WRITE", FileChannel.MapMode.READ_WRITE)
            .with("PRIVATE", FileChannel.MapMode.PRIVATE),
        Texts.asText(Attributes.Name.class, Attributes.Name::toString, Attributes.Name::new),
        Kind.of(X500Principal.class, BUILT)
            .take(principal -> Taken.one("encoded", principal.getEncoded()))
            .make(given -> new X500Principal(given.get("encoded", byte[].class)))
            .built());
  }

  private static RuleBasedCollator collator(Given given) {
    try {
      RuleBasedCollator collator = new RuleBasedCollator(given.get("rules", String.class));
      collator.setStrength(given.integer("strength"));
      collator.setDecomposition(given.integer("decomposition"));
      return collator;
    } catch (ParseException e) {
      throw new UnpackFault("cannot make a collator of the rules in the payload: " + e, e);
    }
  }

  /** Not by its serial form: what that makes cannot parse. */
  private static Pieces compact(CompactNumberFormat format) {
    String[] patterns = (String[]) Objects.requireNonNull(serial(format, "compactPatterns"));
    return Taken.with("pattern", serial(format, "decimalPattern"))
        .and("symbols", serial(format, "symbols"))
        .unless("", "pluralRules", serial(format, "pluralRules"))
        .unless(RoundingMode.HALF_EVEN, "rounding", format.getRoundingMode())
        .unless(0, "groupingSize", format.getGroupingSize())
        .unless(false, "grouping", format.isGroupingUsed())
        .unless(false, "parseBigDecimal", format.isParseBigDecimal())
        .unless(false, "parseIntegerOnly", format.isParseIntegerOnly())
        .and("maximumIntegers", format.getMaximumIntegerDigits())
        .and("minimumIntegers", format.getMinimumIntegerDigits())
        .and("maximumFractions", format.getMaximumFractionDigits())
        .and("minimumFractions", format.getMinimumFractionDigits())
        .andElements((Object[]) patterns);
  }

  private static @Nullable Object serial(CompactNumberFormat format, String field) {
    return DefaultFields.get(format, CompactNumberFormat.class, field);
  }

  private static CompactNumberFormat compact(Given given) {
    String rules = given.find("pluralRules", String.class);
    RoundingMode rounding = given.find("rounding", RoundingMode.class);
    CompactNumberFormat format = new CompactNumberFormat(
        given.get("pattern", String.class),
        given.get("symbols", DecimalFormatSymbols.class),
        given.list().toArray(String[]::new),
        rules == null ? "" : rules);
    format.setRoundingMode(rounding == null ? RoundingMode.HALF_EVEN : rounding);
    format.setGroupingSize(given.has("groupingSize") ? given.integer("groupingSize") : 0);
    format.setGroupingUsed(given.flag("grouping"));
    format.setParseBigDecimal(given.flag("parseBigDecimal"));
    format.setParseIntegerOnly(given.flag("parseIntegerOnly"));
    format.setMaximumIntegerDigits(given.integer("maximumIntegers"));
    format.setMinimumIntegerDigits(given.integer("minimumIntegers"));
    format.setMaximumFractionDigits(given.integer("maximumFractions"));
    format.setMinimumFractionDigits(given.integer("minimumFractions"));
    return format;
  }

  /** The text, and for each run of it its start, its end, an attribute and that one's value. */
  private static Pieces runs(AttributedString string) {
    AttributedCharacterIterator at = string.getIterator();
    StringBuilder text = new StringBuilder();
    List<@Nullable Object> runs = new ArrayList<>();
    for (char c = at.first(); at.getIndex() < at.getEndIndex(); c = at.next()) {
      if (at.getIndex() == at.getRunStart()) {
        Map<AttributedCharacterIterator.Attribute, Object> attributes = at.getAttributes();
        for (AttributedCharacterIterator.Attribute attribute : inOrder(attributes.keySet())) {
          runs.add(at.getRunStart());
          runs.add(at.getRunLimit());
          runs.add(attribute);
          runs.add(attributes.get(attribute));
        }
      }
      text.append(c);
    }
    return Taken.with("text", text.toString()).andElements(runs.toArray());
  }

  /** By name: their hash codes are others in each JVM. */
  private static List<AttributedCharacterIterator.Attribute> inOrder(
      Set<AttributedCharacterIterator.Attribute> attributes) {
    return attributes.stream()
        .sorted(Comparator.comparing((AttributedCharacterIterator.Attribute attribute) ->
                attribute.getClass().getName())
            .thenComparing(attribute -> String.valueOf(
                DefaultFields.get(attribute, AttributedCharacterIterator.Attribute.class, "name"))))
        .toList();
  }

  private static AttributedString attributed(Given given) {
    AttributedString string = new AttributedString(given.text());
    Object[] runs = given.elements();
    for (int i = 0; i + 3 < runs.length; i += 4) {
      if (!(runs[i] instanceof Integer from)
          || !(runs[i + 1] instanceof Integer to)
          || !(runs[i + 2] instanceof AttributedCharacterIterator.Attribute attribute)) {
        throw given.bad("needs runs of attributes");
      }
      string.addAttribute(attribute, runs[i + 3], from, to);
    }
    return string;
  }

  private static Pieces instant(FileTime time) {
    Instant instant = time.toInstant();
    if (!FileTime.from(instant).equals(time)) {
      throw new IllegalStateException("it is beyond all times that java.time.Instant can tell");
    }
    return Taken.one("instant", instant.toString());
  }

  private static Proxy proxy(Given given) {
    Proxy.Type type = given.get("type", Proxy.Type.class);
    return type == Proxy.Type.DIRECT
        ? Proxy.NO_PROXY
        : new Proxy(type, given.get("address", InetSocketAddress.class));
  }

  private static Pieces coderResult(CoderResult result) {
    if (result.isError()) {
      return Taken.one(result.isMalformed() ? "malformed" : "unmappable", result.length());
    }
    return Taken.one("overflow", result.isOverflow());
  }

  private static CoderResult coderResult(Given given) {
    if (given.has("malformed")) {
      return CoderResult.malformedForLength(given.integer("malformed"));
    } else if (given.has("unmappable")) {
      return CoderResult.unmappableForLength(given.integer("unmappable"));
    }
    return given.flag("overflow") ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
  }
}
