package config;

import java.util.Map;
import java.util.TreeMap;

/** Uses {@link #DEFAULTS} themselves, or, where something is overridden, a copy. */
public final class Client {
  public static final Map<String, Integer> DEFAULTS =
      new TreeMap<>(Map.of("timeout", 30, "retries", 3));

  private final Map<String, Integer> config;

  public Client() {
    config = DEFAULTS;
  }

  public Client(Map<String, Integer> overrides) {
    config = new TreeMap<>(DEFAULTS);
    config.putAll(overrides);
  }

  public int getTimeout() {
    return config.get("timeout");
  }

  /** Changes the defaults too, if this client uses them. */
  public void update(String key, int value) {
    config.put(key, value);
  }

  public boolean usesDefaults() {
    return config == DEFAULTS;
  }
}
