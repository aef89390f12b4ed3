package cache;

import java.util.HashMap;
import java.util.Map;

/** What {@link #put} stores, {@link #get} finds. */
public final class Cache {
  private static final Map<String, Integer> CACHE = new HashMap<>();

  private Cache() {}

  public static Integer get(String key) {
    return CACHE.get(key);
  }

  public static void put(String key, int value) {
    CACHE.put(key, value);
  }
}
