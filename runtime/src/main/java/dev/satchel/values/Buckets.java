package dev.satchel.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many buckets a hash table has, told by the order in which it iterates: where nothing else tells. Asks for the hash codes of
 * keys of the JDK alone, which are the same in every JVM; of a table that has others it tells nothing.
 */
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
      Year.class,
      YearMonth.class);

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
      if (key == null || !KEYS.contains(key.getClass())) {
        return usual;
      }
      hashes[i] = spread.applyAsInt(key.hashCode()) ^ (isFromLast ? -1 : 0);
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
