package dev.satchel.values;

import java.util.Locale;

/**
 * {@code Locale}: its serial form, and whether it is an object apart from the one that the JDK gives everybody who asks for an
 * equal one. Java serialization makes all equal ones that one.
 */
final class LocaleKind extends MarkedSerialKind {
  LocaleKind() {
    super(Locale.class, "#apart");
  }

  @Override
  boolean isMarked(Object value, Pieces pieces, ValueKind serial) {
    return isByConstructor((Locale) value)
        && serial.allocate(Locale.class.getName(), pieces) != value;
  }

  /** Others come from a builder, which asks the JDK for the one that is there. */
  private static boolean isByConstructor(Locale locale) {
    return locale.getScript().isEmpty() && !locale.hasExtensions();
  }

  @Override
  @SuppressWarnings("deprecation") // only its constructors make one that is apart
  Object restore(Object made) {
    Locale locale = (Locale) made;
    return new Locale(locale.getLanguage(), locale.getCountry(), locale.getVariant());
  }
}
