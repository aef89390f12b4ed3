package dev.satchel.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JDK value is made of: the live counterpart of {@link dev.satchel.model.Parts}.
 *
 * @param properties scalars and other objects by name, in a fixed order for each type; a value may be null
 * @param elements elements in iteration order, or keys and values alternating if {@code paired}; null if the type has none
 * @param paired whether {@code elements} are entries of a map
 */
public record Pieces(
    Map<String, @Nullable Object> properties,
    @Nullable Object @Nullable [] elements,
    boolean paired) {
  public Pieces {
    properties = NamedValues.copyOf(properties);
  }

  /**
   * Pieces of lists that nobody changes any more.
   *
   * @param names of the properties, all different
   * @param values of the properties; those behind are left out
   */
  public static Pieces of(
      List<String> names,
      @Nullable Object[] values,
      @Nullable Object @Nullable [] elements,
      boolean paired) {
    return new Pieces(NamedValues.of(names, values), elements, paired);
  }
}
