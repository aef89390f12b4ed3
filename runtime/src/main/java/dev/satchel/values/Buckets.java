package dev.satchel.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many buckets a hash table has, told by the order in which it iterates: where nothing else tells. Asks for the hash codes of
 * keys of the JDK alone, which are the same in every JVM; of a table that has others it tells nothing.
 */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "NonApiType"}) // users have them
final class Buckets {
  private static final int MOST = 1 << 20;

  private static final Set<Class<?>> KEYS = Set.of(
      String.class,
      Boolean.class,
      Byte.class,
      Character.class,
      Short.class,
      Integer.class,
      Long.class,
      Float.class,
      Double.class,
      BigDecimal.class,
      BigInteger.class,
      UUID.class,
      Duration.class,
      Instant.class,
      LocalDate.class,
      LocalDateTime.class,
      LocalTime.class,
      OffsetDateTime.class,
      Period.class,
      Year.class,
      YearMonth.class,
      ZonedDateTime.class,
      Date.class,
      Locale.class,
      URI.class,
      BitSet.class);

  /** Their hash codes are made of those of their elements, without code of the user if those are such keys. */
  private static final Set<Class<?>> CONTAINERS = Set.of(
      ArrayList.class,
      LinkedList.class,
      HashSet.class,
      LinkedHashSet.class,
      List.of().getClass(),
      List.of(0).getClass(),
      Set.of().getClass(),
      Set.of(0).getClass());

  private static final int DEPTH = 3;

  private Buckets() {}

  /**
   * The number of buckets.
   *
   * @param entries keys, or keys and values, alternating, in the order in which the table iterates
   * @param step how many of them belong to an entry
   * @param usual the number to tell if the order allows it, a power of two
   * @param least the smallest power of two that the table could have with so many entries
   * @param spread gives the bits of a hash code of which the lowest are the bucket's number
   * @param isFromLast whether the table iterates from the last bucket to the first
   * @return {@code usual} if no other is better
   */
  static int count(
      @Nullable Object[] entries,
      int step,
      int usual,
      int least,
      IntUnaryOperator spread,
      boolean isFromLast) {
    int[] hashes = new int[entries.length / step];
    for (int i = 0; i < hashes.length; i++) {
      Object key = entries[step * i];
      if (!isKnown(key, DEPTH)) {
        return usual;
      }
      hashes[i] = spread.applyAsInt(Objects.requireNonNull(key).hashCode()) ^ (isFromLast ? -1 : 0);
    }
    if (isInOrder(hashes, usual)) {
      return usual;
    }
    for (int buckets = least; buckets <= MOST; buckets <<= 1) {
      if (isInOrder(hashes, buckets)) {
        return buckets;
      }
    }
    return usual;
  }

  private static boolean isKnown(@Nullable Object key, int depth) {
    if (key == null || depth == 0) {
      return false;
    } else if (key instanceof Map.Entry<?, ?> entry) {
      return entry.getClass().getName().equals("java.util.KeyValueHolder")
          && isKnown(entry.getKey(), depth - 1)
          && isKnown(entry.getValue(), depth - 1);
    } else if (!CONTAINERS.contains(key.getClass())) {
      return KEYS.contains(key.getClass());
    }
    for (Object element : Snapshot.elements((Collection<?>) key)) {
      if (!isKnown(element, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInOrder(int[] hashes, int buckets) {
    int last = 0;
    for (int hash : hashes) {
      int bucket = hash & (buckets - 1);
      if (bucket < last) {
        return false;
      }
      last = bucket;
    }
    return true;
  }
}
