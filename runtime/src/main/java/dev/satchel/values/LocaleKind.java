package dev.satchel.values;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Locale}: its serial form, and whether it is an object apart from the one that the JDK gives everybody who asks for an
 * equal one. Java serialization makes all equal ones that one.
 */
final class LocaleKind implements ValueKind {
  /** No serializable field has such a name. */
  private static final String APART = "#apart";

  private final ValueKind serial = new SerialFormKind(Locale.class);

  @Override
  public Set<String> types() {
    return serial.types();
  }

  @Override
  public Form form() {
    return serial.form();
  }

  @Override
  public Phase phase() {
    return serial.phase();
  }

  @Override
  public Pieces take(Object value) {
    Pieces pieces = serial.take(value);
    if (!isByConstructor((Locale) value)
        || serial.allocate(Locale.class.getName(), pieces) == value) {
      return pieces;
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    properties.put(APART, true);
    return new Pieces(properties, pieces.elements(), pieces.paired());
  }

  /** Others come from a builder, which asks the JDK for the one that is there. */
  private static boolean isByConstructor(Locale locale) {
    return locale.getScript().isEmpty() && !locale.hasExtensions();
  }

  @Override
  @SuppressWarnings("deprecation") // only its constructors make one that is apart
  public Object allocate(String type, Pieces pieces) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    boolean isApart = Boolean.TRUE.equals(properties.remove(APART));
    Locale made =
        (Locale) serial.allocate(type, new Pieces(properties, pieces.elements(), pieces.paired()));
    return isApart ? new Locale(made.getLanguage(), made.getCountry(), made.getVariant()) : made;
  }
}
