package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.FILLED;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Big numbers, optionals, atomics, latches, and other holders of one value. */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class Numbers {
  private static final int SMALL_BITS = 6;

  private Numbers() {}

  static List<ValueKind> kinds() {
    return List.of(
        Texts.asText(BigInteger.class, BigInteger::toString, BigInteger::new, Numbers::kept),
        Texts.asText(BigDecimal.class, BigDecimal::toString, BigDecimal::new, Numbers::kept),
        Texts.asText(
            MathContext.class,
            MathContext::toString,
            MathContext::new,
            Texts.among(
                MathContext.UNLIMITED,
                MathContext.DECIMAL32,
                MathContext.DECIMAL64,
                MathContext.DECIMAL128)),
        Texts.asText(UUID.class, UUID::toString, UUID::fromString),
        Kind.of(Optional.class, BUILT)
            .take(optional ->
                optional.isPresent() ? Taken.one("value", optional.get()) : Taken.nothing())
            .make(given -> Optional.ofNullable(given.find("value", Object.class)))
            .built(),
        Kind.of(OptionalInt.class, BUILT)
            .take(optional ->
                optional.isPresent() ? Taken.one("value", optional.getAsInt()) : Taken.nothing())
            .make(given ->
                given.has("value") ? OptionalInt.of(given.integer("value")) : OptionalInt.empty())
            .built(),
        Kind.of(OptionalLong.class, BUILT)
            .take(optional ->
                optional.isPresent() ? Taken.one("value", optional.getAsLong()) : Taken.nothing())
            .make(given -> given.has("value")
                ? OptionalLong.of(given.longInteger("value"))
                : OptionalLong.empty())
            .built(),
        Kind.of(OptionalDouble.class, BUILT)
            .take(optional ->
                optional.isPresent() ? Taken.one("value", optional.getAsDouble()) : Taken.nothing())
            .make(given -> given.has("value")
                ? OptionalDouble.of(given.get("value", Double.class))
                : OptionalDouble.empty())
            .built(),
        Kind.of(AtomicBoolean.class, BUILT)
            .take(atomic -> Taken.one("value", atomic.get()))
            .make(given -> new AtomicBoolean(given.get("value", Boolean.class)))
            .built(),
        Kind.of(AtomicInteger.class, BUILT)
            .take(atomic -> Taken.one("value", atomic.get()))
            .make(given -> new AtomicInteger(given.integer("value")))
            .built(),
        Kind.of(AtomicLong.class, BUILT)
            .take(atomic -> Taken.one("value", atomic.get()))
            .make(given -> new AtomicLong(given.longInteger("value")))
            .built(),
        Kind.of(LongAdder.class, BUILT)
            .take(adder -> Taken.one("sum", adder.sum()))
            .make(given -> {
              LongAdder adder = new LongAdder();
              adder.add(given.longInteger("sum"));
              return adder;
            })
            .built(),
        Kind.of(DoubleAdder.class, BUILT)
            .take(adder -> Taken.one("sum", adder.sum()))
            .make(given -> {
              DoubleAdder adder = new DoubleAdder();
              adder.add(given.get("sum", Double.class));
              return adder;
            })
            .built(),
        Kind.of(AtomicIntegerArray.class, BUILT)
            .take(array -> Taken.one("values", ints(array)))
            .make(given -> new AtomicIntegerArray(given.get("values", int[].class)))
            .built(),
        Kind.of(AtomicLongArray.class, BUILT)
            .take(array -> Taken.one("values", longs(array)))
            .make(given -> new AtomicLongArray(given.get("values", long[].class)))
            .built(),
        Kind.of(CountDownLatch.class, BUILT)
            .take(latch -> Taken.one("count", (int) latch.getCount()))
            .make(given -> new CountDownLatch(given.capacity("count", 0)))
            .built(),
        Kind.of(IntSummaryStatistics.class, BUILT)
            .take(numbers -> Taken.with("count", numbers.getCount())
                .and("min", numbers.getMin())
                .and("max", numbers.getMax())
                .and("sum", numbers.getSum())
                .nothingElse())
            .make(given -> new IntSummaryStatistics(
                given.longInteger("count"),
                given.integer("min"),
                given.integer("max"),
                given.longInteger("sum")))
            .built(),
        Kind.of(LongSummaryStatistics.class, BUILT)
            .take(numbers -> Taken.with("count", numbers.getCount())
                .and("min", numbers.getMin())
                .and("max", numbers.getMax())
                .and("sum", numbers.getSum())
                .nothingElse())
            .make(given -> new LongSummaryStatistics(
                given.longInteger("count"),
                given.longInteger("min"),
                given.longInteger("max"),
                given.longInteger("sum")))
            .built(),
        Kind.of(DoubleSummaryStatistics.class, BUILT)
            .take(numbers -> Taken.with("count", numbers.getCount())
                .and("min", numbers.getMin())
                .and("max", numbers.getMax())
                .and("sum", numbers.getSum())
                .nothingElse())
            .make(given -> new DoubleSummaryStatistics(
                given.longInteger("count"),
                given.get("min", Double.class),
                given.get("max", Double.class),
                given.get("sum", Double.class)))
            .built(),
        new FutureKind(),
        Kind.of(AtomicReference.class, FILLED)
            .take(atomic -> Taken.elements(atomic.get()))
            .make(given -> new AtomicReference())
            .fill((atomic, given) -> atomic.set(given.elements(1)[0])),
        Kind.of(AtomicReferenceArray.class, FILLED)
            .take(array -> Taken.with("length", array.length()).andElements(references(array)))
            .make(given -> new AtomicReferenceArray(given.integer("length")))
            .fill(Numbers::fill),
        Kind.of(AtomicMarkableReference.class, FILLED)
            .take(
                atomic -> Taken.with("mark", atomic.isMarked()).andElements(atomic.getReference()))
            .make(given -> new AtomicMarkableReference(null, given.flag("mark")))
            .fill((atomic, given) -> atomic.set(given.elements(1)[0], atomic.isMarked())),
        Kind.of(AtomicStampedReference.class, FILLED)
            .take(
                atomic -> Taken.with("stamp", atomic.getStamp()).andElements(atomic.getReference()))
            .make(given -> new AtomicStampedReference(null, given.integer("stamp")))
            .fill((atomic, given) -> atomic.set(given.elements(1)[0], atomic.getStamp())));
  }

  /** Its {@code valueOf} gives small ones again, its constants among them. */
  private static @Nullable BigInteger kept(BigInteger number) {
    return number.bitLength() < SMALL_BITS ? BigInteger.valueOf(number.longValue()) : null;
  }

  private static @Nullable BigDecimal kept(BigDecimal number) {
    return number.precision() <= 2
        ? BigDecimal.valueOf(number.unscaledValue().longValue(), number.scale())
        : null;
  }

  private static int[] ints(AtomicIntegerArray array) {
    int[] values = new int[array.length()];
    java.util.Arrays.setAll(values, array::get);
    return values;
  }

  private static long[] longs(AtomicLongArray array) {
    long[] values = new long[array.length()];
    java.util.Arrays.setAll(values, array::get);
    return values;
  }

  private static @Nullable Object[] references(AtomicReferenceArray array) {
    @Nullable Object[] values = new Object[array.length()];
    java.util.Arrays.setAll(values, array::get);
    return values;
  }

  private static void fill(AtomicReferenceArray array, Given given) {
    @Nullable Object[] elements = given.elements(array.length());
    for (int i = 0; i < elements.length; i++) {
      array.set(i, elements[i]);
    }
  }
}
