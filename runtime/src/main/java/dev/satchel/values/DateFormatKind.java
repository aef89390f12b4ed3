package dev.satchel.values;

import java.text.DateFormatSymbols;
import java.text.SimpleDateFormat;
import java.util.Locale;

/**
 * {@code SimpleDateFormat}: its serial form, and whether it prints the texts that it holds or those of its locale, which
 * the serial form forgets.
 */
final class DateFormatKind extends MarkedSerialKind {
  DateFormatKind() {
    super(SimpleDateFormat.class, "#ownSymbols");
  }

  @Override
  boolean isMarked(Object value, Pieces pieces, ValueKind serial) {
    SimpleDateFormat format = (SimpleDateFormat) value;
    return !(DefaultFields.get(format, SimpleDateFormat.class, "locale") instanceof Locale locale)
        || !format.getDateFormatSymbols().equals(DateFormatSymbols.getInstance(locale));
  }

  @Override
  Object restore(Object made) {
    SimpleDateFormat format = (SimpleDateFormat) made;
    format.setDateFormatSymbols(format.getDateFormatSymbols());
    return format;
  }
}
