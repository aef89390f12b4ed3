package dev.satchel.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A class loader of the sender. The receiver makes one loader for each, so packages, nests and sealed hierarchies hold.
 *
 * @param id {@code app}, or {@code loader_1} … in first-visit order
 * @param imports for names that several loaders of the document hold: which unit (its key) this loader's classes see
 */
public record OriginLoader(String id, Map<String, String> imports) {
  public OriginLoader {
    imports = Collections.unmodifiableMap(new TreeMap<>(imports));
  }
}
