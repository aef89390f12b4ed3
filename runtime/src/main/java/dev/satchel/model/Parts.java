package dev.satchel.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a JDK value is made of, by meaning: named properties, and elements or entries.
 *
 * @param properties in a fixed order for each type
 * @param elements elements in iteration order, or keys and values alternating if {@code paired}; null if the type has none
 * @param paired whether {@code elements} are entries of a map; then their number is even
 */
public record Parts(Map<String, Slot> properties, @Nullable List<Slot> elements, boolean paired) {
  public Parts {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    if (paired && (elements == null || elements.size() % 2 != 0)) {
      throw new IllegalArgumentException("entries must come in pairs");
    }
  }

  /** Gives {@code action} each slot: properties, then elements. */
  public void forEachSlot(Consumer<Slot> action) {
    properties.values().forEach(action);
    if (elements != null) {
      elements.forEach(action);
    }
  }
}
