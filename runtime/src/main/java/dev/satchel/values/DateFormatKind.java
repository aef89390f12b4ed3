package dev.satchel.values;

import java.text.DateFormatSymbols;
import java.text.SimpleDateFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code SimpleDateFormat}: its serial form, and whether it prints the texts that it holds or those of its locale, which
 * the serial form forgets.
 */
final class DateFormatKind implements ValueKind {
  /** No serializable field has such a name. */
  private static final String OWN_SYMBOLS = "#ownSymbols";

  private final ValueKind serial = new SerialFormKind(SimpleDateFormat.class);

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
    if (!hasOwnSymbols((SimpleDateFormat) value)) {
      return pieces;
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    properties.put(OWN_SYMBOLS, true);
    return new Pieces(properties, pieces.elements(), pieces.paired());
  }

  private static boolean hasOwnSymbols(SimpleDateFormat format) {
    return !(DefaultFields.get(format, SimpleDateFormat.class, "locale") instanceof Locale locale)
        || !format.getDateFormatSymbols().equals(DateFormatSymbols.getInstance(locale));
  }

  @Override
  public Object allocate(String type, Pieces pieces) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    boolean hasOwnSymbols = Boolean.TRUE.equals(properties.remove(OWN_SYMBOLS));
    Object made = serial.allocate(type, new Pieces(properties, pieces.elements(), pieces.paired()));
    if (hasOwnSymbols) {
      SimpleDateFormat format = (SimpleDateFormat) made;
      format.setDateFormatSymbols(format.getDateFormatSymbols());
    }
    return made;
  }
}
