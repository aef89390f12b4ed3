package dev.satchel.values;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;

/**
 * The number of buckets of a {@code HashMap}, {@code HashSet} or {@code Hashtable}: it decides the iteration order and
 * is the first number of their serial form.
 */
@SuppressWarnings("NonApiType") // of exactly these classes
final class TableSize {
  private static final @Nullable MethodHandle MAP = JdkHooks.writeObject(HashMap.class);
  private static final @Nullable MethodHandle SET = JdkHooks.writeObject(HashSet.class);
  private static final @Nullable MethodHandle TABLE = JdkHooks.writeObject(Hashtable.class);

  private TableSize() {}

  /** Buckets of {@code map}; null if they are those of a {@code new HashMap()} that got its entries one by one. */
  static @Nullable Integer of(HashMap<?, ?> map) {
    return unlessUsual(probe(MAP, map), usual(map.size()));
  }

  /** As {@link #of(HashMap)}. */
  static @Nullable Integer of(HashSet<?> set) {
    return unlessUsual(probe(SET, set), usual(set.size()));
  }

  /** As {@link #of(HashMap)}, for a {@code new Hashtable()}. */
  static @Nullable Integer of(Hashtable<?, ?> table) {
    int buckets = 11;
    while (table.size() > (int) (buckets * 0.75f)) {
      buckets = 2 * buckets + 1;
    }
    return unlessUsual(probe(TABLE, table), buckets);
  }

  private static int usual(int size) {
    int buckets = 16;
    while (size > buckets * 0.75f && buckets < 1 << 30) {
      buckets <<= 1;
    }
    return buckets;
  }

  private static @Nullable Integer unlessUsual(int buckets, int usual) {
    return buckets == usual || !Given.isAllowedCapacity(buckets) ? null : (Integer) buckets;
  }

  private static int probe(@Nullable MethodHandle writeObject, Object container) {
    if (writeObject == null) {
      return -1;
    }
    try {
      Probe probe = new Probe();
      try {
        writeObject.invokeExact(container, (ObjectOutputStream) probe);
      } catch (Enough e) {
        return probe.first;
      }
      return -1;
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /** Takes the first number, then stops the writer before it comes to the elements. */
  private static final class Probe extends ObjectOutputStream {
    int first;

    Probe() throws IOException {
      super();
    }

    @Override
    public void defaultWriteObject() {}

    @Override
    public void writeInt(int value) {
      first = value;
      throw new Enough();
    }
  }

  /** Not a failure: control flow out of the JDK's writer. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Enough() {
      super(null, null, false, false);
    }
  }
}
