package dev.satchel.values;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the keys of an identity map must be to travel. */
final class IdentityKeys {
  private IdentityKeys() {}

  /**
   * Equal strings and equal boxed numbers are one object over there: entries of a map that tells them apart would be lost.
   *
   * @throws IllegalStateException if the map has two of them as keys
   */
  static void check(Map<?, ?> identityMap) {
    Set<Object> values = new HashSet<>();
    for (Object key : identityMap.keySet()) {
      if ((key instanceof String || key instanceof Number || key instanceof Character)
          && key.getClass().getName().startsWith("java.lang.")
          && !values.add(key)) {
        throw new IllegalStateException("it has keys that are equal but not the same ("
            + key.getClass().getName() + "), and over there they would be one key");
      }
    }
  }
}
