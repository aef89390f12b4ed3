package dev.satchel.values;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The number of buckets of a hash table: it decides the iteration order. Of a {@code HashMap}, {@code HashSet} or {@code Hashtable}
 * it is the first number of their serial form; where it is not the usual one, the load factor may be the reason. Of others only
 * their order tells it ({@link Buckets}).
 */
@SuppressWarnings("NonApiType") // of exactly these classes
final class TableSize {
  private static final @Nullable MethodHandle MAP = JdkHooks.writeObject(HashMap.class);
  private static final @Nullable MethodHandle SET = JdkHooks.writeObject(HashSet.class);
  private static final @Nullable MethodHandle TABLE = JdkHooks.writeObject(Hashtable.class);

  static final int BUCKETS = 16;
  static final int CONCURRENT_BUCKETS = 16;
  static final int WEAK_BUCKETS = 16;

  /** Up to 18, a {@code WeakHashMap} grows with the entry that fills it; later it grows with the one after it. */
  private static final boolean FILLS_WEAK_TABLES = Runtime.version().feature() > 18;

  private TableSize() {}

  /** What {@code map} must be made with to iterate alike. */
  static Taken take(HashMap<?, ?> map) {
    return taken(of(map), () -> loadFactor(map));
  }

  /** As {@link #take(HashMap)}. */
  static Taken take(HashSet<?> set) {
    return taken(of(set), () -> loadFactor(set));
  }

  /** As {@link #take(HashMap)}. */
  static Taken take(Hashtable<?, ?> table) {
    return Taken.start()
        .unless(null, "capacity", of(table))
        .unless(
            null, "loadFactor", loadFactor(table)); // with few buckets it had no room for so many
  }

  private static Taken taken(@Nullable Integer buckets, Supplier<@Nullable Float> loadFactor) {
    return Taken.start()
        .unless(null, "capacity", buckets)
        .unless(null, "loadFactor", buckets == null ? null : loadFactor.get());
  }

  /** Buckets of {@code map}; null if they are those of a {@code new HashMap()} that got its entries one by one. */
  private static @Nullable Integer of(HashMap<?, ?> map) {
    return unlessUsual(probe(MAP, map), usual(map.size()));
  }

  /** As {@link #of(HashMap)}. */
  private static @Nullable Integer of(HashSet<?> set) {
    return unlessUsual(probe(SET, set), usual(set.size()));
  }

  /**
   * Buckets of {@code table}; null if they are those of an empty {@code new Hashtable()}. One that grows turns its buckets around,
   * so another that is filled must have the buckets from the start.
   */
  private static @Nullable Integer of(Hashtable<?, ?> table) {
    return unlessUsual(probe(TABLE, table), 11);
  }

  /**
   * What a {@code ConcurrentHashMap} with these entries, or {@code Properties}, must be made with to iterate alike: growing changes
   * the order in buckets.
   */
  static Taken concurrent(@Nullable Object[] entries) {
    int size = entries.length / 2;
    int least = 1;
    while (size >= least - (least >>> 2) && least < 1 << 30) {
      least <<= 1;
    }
    int buckets = Buckets.count(
        entries,
        2,
        Math.max(CONCURRENT_BUCKETS, least),
        least,
        hash -> (hash ^ (hash >>> 16)) & Integer.MAX_VALUE,
        false);
    return Taken.start().unless(null, "capacity", unlessUsual(buckets, CONCURRENT_BUCKETS));
  }

  /**
   * What a {@code HashMap} of which nothing but these can be had must be made with to iterate alike.
   *
   * @param step 2 if they are keys and values, alternating; else 1
   */
  static Taken hashed(@Nullable Object[] entries, int step) {
    int size = entries.length / step;
    int least = 1;
    while (size > least * 0.75f && least < 1 << 30) {
      least <<= 1;
    }
    int buckets = Buckets.count(
        entries, step, Math.max(BUCKETS, least), least, hash -> hash ^ (hash >>> 16), false);
    return Taken.start().unless(null, "capacity", unlessUsual(buckets, usual(size)));
  }

  /** What a {@code WeakHashMap} with these entries must be made with to iterate alike. */
  static Taken weak(@Nullable Object[] entries) {
    int spare = FILLS_WEAK_TABLES ? 0 : 1;
    int least = 1;
    while (entries.length / 2 + spare > least * 0.75f && least < 1 << 30) {
      least <<= 1;
    }
    int buckets = Buckets.count(
        entries, 2, Math.max(WEAK_BUCKETS, least), least, TableSize::spreadWeakly, true);
    return Taken.start().unless(null, "capacity", unlessUsual(buckets, WEAK_BUCKETS));
  }

  private static int spreadWeakly(int hash) {
    int high = hash ^ (hash >>> 20) ^ (hash >>> 12);
    return high ^ (high >>> 7) ^ (high >>> 4);
  }

  /** The load factor of {@code map} if it is another than usual; null if not. */
  private static @Nullable Float loadFactor(HashMap<?, ?> map) {
    return unlessUsual(DefaultFields.get(map, HashMap.class, "loadFactor"));
  }

  /** As {@link #loadFactor(HashMap)}. */
  private static @Nullable Float loadFactor(Hashtable<?, ?> table) {
    return unlessUsual(DefaultFields.get(table, Hashtable.class, "loadFactor"));
  }

  /** As {@link #loadFactor(HashMap)}. */
  private static @Nullable Float loadFactor(HashSet<?> set) {
    Probe probe = probe(true);
    return probe(SET, set, probe) ? unlessUsual(probe.loadFactor) : null;
  }

  private static @Nullable Float unlessUsual(@Nullable Object loadFactor) {
    return loadFactor instanceof Float number
            && number != Given.USUAL_LOAD_FACTOR
            && Given.isAllowedLoadFactor(number)
        ? number
        : null;
  }

  private static int usual(int size) {
    int buckets = BUCKETS;
    while (size > buckets * 0.75f && buckets < 1 << 30) {
      buckets <<= 1;
    }
    return buckets;
  }

  private static @Nullable Integer unlessUsual(int buckets, int usual) {
    return buckets == usual || !Given.isAllowedCapacity(buckets) ? null : (Integer) buckets;
  }

  private static int probe(@Nullable MethodHandle writeObject, Object container) {
    Probe probe = probe(false);
    return probe(writeObject, container, probe) ? probe.first : -1;
  }

  private static Probe probe(boolean wantsLoadFactor) {
    try {
      return new Probe(wantsLoadFactor);
    } catch (IOException e) {
      throw Failures.unchecked(e);
    }
  }

  private static boolean probe(@Nullable MethodHandle writeObject, Object container, Probe probe) {
    if (writeObject == null) {
      return false;
    }
    try {
      writeObject.invokeExact(container, (ObjectOutputStream) probe);
      return false;
    } catch (Enough e) {
      return true;
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /** Takes the first number, or the load factor after it, then stops the writer before it comes to the elements. */
  private static final class Probe extends ObjectOutputStream {
    private final boolean wantsLoadFactor;
    private int first;
    private float loadFactor;

    private Probe(boolean wantsLoadFactor) throws IOException {
      this.wantsLoadFactor = wantsLoadFactor;
    }

    @Override
    public void defaultWriteObject() {}

    @Override
    public void writeInt(int value) {
      first = value;
      if (!wantsLoadFactor) {
        throw new Enough();
      }
    }

    @Override
    public void writeFloat(float value) {
      loadFactor = value;
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
