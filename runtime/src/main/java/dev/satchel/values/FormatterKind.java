package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.time.ZoneId;
import java.time.chrono.Chronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Formatters of times: the JDK's constants by name; others by what their getters tell and by the {@linkplain FormatterSteps calls} that
 * made them, if they can be {@linkplain FormatterReading found out}.
 */
final class FormatterKind implements ValueKind {
  private static final ValueKind CONSTANTS = new ConstantsKind(DateTimeFormatter.class)
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

  /** Formatters are kept in static fields and shipped again and again. */
  private static final Map<DateTimeFormatter, Optional<FormatterSteps>> READ =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public Set<String> types() {
    return CONSTANTS.types();
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public boolean takesAll() {
    return false;
  }

  @Override
  public boolean canTake(Object value) {
    return CONSTANTS.canTake(value) || steps((DateTimeFormatter) value).isPresent();
  }

  private static Optional<FormatterSteps> steps(DateTimeFormatter formatter) {
    Optional<FormatterSteps> known = READ.get(formatter);
    if (known == null) {
      known = isOfTheJdk(formatter.getResolverFields())
          ? Optional.ofNullable(FormatterReading.of(formatter))
          : Optional.empty();
      READ.put(formatter, known);
    }
    return known;
  }

  private static boolean isOfTheJdk(@Nullable Set<TemporalField> fields) {
    return fields == null || fields.stream().allMatch(field -> JdkTypes.isJdk(field.getClass()));
  }

  @Override
  public Pieces take(Object value) {
    if (CONSTANTS.canTake(value)) {
      return CONSTANTS.take(value);
    }
    DateTimeFormatter formatter = (DateTimeFormatter) value;
    Set<TemporalField> fields = formatter.getResolverFields();
    List<@Nullable Object> elements = new ArrayList<>();
    if (fields != null) {
      fields.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).forEach(elements::add);
    }
    elements.addAll(Arrays.asList(steps(formatter).orElseThrow().flat()));
    return Taken.with("locale", formatter.getLocale())
        .unless(DecimalStyle.STANDARD, "decimalStyle", formatter.getDecimalStyle())
        .unless(ResolverStyle.SMART, "resolverStyle", formatter.getResolverStyle())
        .unless(null, "chronology", formatter.getChronology())
        .unless(null, "zone", formatter.getZone())
        .unless(null, "resolverFields", fields == null ? null : fields.size())
        .andElements(elements.toArray());
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    Given given = new Given(typeName, pieces);
    if (given.has("constant")) {
      return CONSTANTS.allocate(typeName, pieces);
    }
    try {
      return make(given);
    } catch (UnpackFault e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnpackFault("cannot make a " + typeName + " of what the payload says: " + e, e);
    }
  }

  private static DateTimeFormatter make(Given given) {
    @Nullable Object[] elements = given.elements();
    Set<TemporalField> fields = null;
    int first = 0;
    if (given.has("resolverFields")) {
      first = given.integer("resolverFields");
      if (first < 0 || first > elements.length) {
        throw given.bad("has not as many fields as it says");
      }
      fields = new HashSet<>();
      for (Object field : Arrays.copyOf(elements, first)) {
        if (!(field instanceof TemporalField known)) {
          throw given.bad("needs fields");
        }
        fields.add(known);
      }
    }
    DecimalStyle decimalStyle = given.find("decimalStyle", DecimalStyle.class);
    ResolverStyle resolverStyle = given.find("resolverStyle", ResolverStyle.class);
    return FormatterSteps.of(Arrays.copyOfRange(elements, first, elements.length))
        .make()
        .withLocale(given.get("locale", Locale.class))
        .withDecimalStyle(decimalStyle == null ? DecimalStyle.STANDARD : decimalStyle)
        .withResolverStyle(resolverStyle == null ? ResolverStyle.SMART : resolverStyle)
        .withChronology(given.find("chronology", Chronology.class))
        .withZone(given.find("zone", ZoneId.class))
        .withResolverFields(fields);
  }
}
