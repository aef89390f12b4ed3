package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of texts: all their texts, those that they have from their parents among them, with name and locale. The other JVM
 * needs no file for it. One with anything but strings does not travel.
 */
final class Bundles {
  private Bundles() {}

  static List<ValueKind> kinds() {
    return List.of(Kind.of(PropertyResourceBundle.class, BUILT)
        .onlyIf(Bundles::holdsTexts)
        .take(bundle -> Taken.with("name", bundle.getBaseBundleName())
            .and("locale", bundle.getLocale())
            .andElements(texts(bundle)))
        .make(Bundles::make)
        .built());
  }

  private static boolean holdsTexts(ResourceBundle bundle) {
    for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
      if (!(bundle.getObject(keys.nextElement()) instanceof String)) {
        return false;
      }
    }
    return true;
  }

  /** Keys, each followed by its text, in the order of the keys. */
  private static @Nullable Object[] texts(ResourceBundle bundle) {
    TreeSet<String> keys = new TreeSet<>(bundle.keySet());
    return keys.stream()
        .flatMap(key -> List.of(key, bundle.getString(key)).stream())
        .toArray();
  }

  private static ResourceBundle make(Given given) {
    String name = given.find("name", String.class);
    Locale locale = given.find("locale", Locale.class);
    ResourceBundle bundle = bundle(given);
    return name == null || locale == null
        ? bundle
        : ResourceBundle.getBundle(name, locale, Bundles.class.getClassLoader(), new Found(bundle));
  }

  private static ResourceBundle bundle(Given given) {
    Object[] texts = given.elements();
    Properties properties = new Properties();
    for (int i = 0; i + 1 < texts.length; i += 2) {
      if (!(texts[i] instanceof String key) || !(texts[i + 1] instanceof String text)) {
        throw given.bad("needs strings as elements");
      }
      properties.setProperty(key, text);
    }
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
      return new PropertyResourceBundle(new StringReader(text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the JDK find a bundle that is there, and give it its name and locale. */
  private static final class Found extends ResourceBundle.Control {
    private final ResourceBundle bundle;

    Found(ResourceBundle bundle) {
      this.bundle = bundle;
    }

    @Override
    public List<String> getFormats(String name) {
      return FORMAT_PROPERTIES;
    }

    @Override
    public List<Locale> getCandidateLocales(String name, Locale locale) {
      return List.of(locale);
    }

    @Override
    public @Nullable Locale getFallbackLocale(String name, Locale locale) {
      return null;
    }

    @Override
    public ResourceBundle newBundle(
        String name, Locale locale, String format, ClassLoader loader, boolean isReload) {
      return bundle;
    }

    @Override
    public long getTimeToLive(String name, Locale locale) {
      return TTL_DONT_CACHE;
    }
  }
}
