package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.InvalidMarkException;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Buffers over an array. The array is kept, so whoever else holds it holds the same one over there. Only those that can be read alone hide it:
 * they travel with a copy, where nothing travels that it could be ({@link LoneViewSearch}).
 */
final class Buffers {
  private static final Set<String> HIDING = Stream.of(
          ByteBuffer.allocate(0).asReadOnlyBuffer(),
          CharBuffer.allocate(0).asReadOnlyBuffer(),
          ShortBuffer.allocate(0).asReadOnlyBuffer(),
          IntBuffer.allocate(0).asReadOnlyBuffer(),
          LongBuffer.allocate(0).asReadOnlyBuffer(),
          FloatBuffer.allocate(0).asReadOnlyBuffer(),
          DoubleBuffer.allocate(0).asReadOnlyBuffer())
      .map(buffer -> buffer.getClass().getName())
      .collect(Collectors.toUnmodifiableSet());

  private Buffers() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.named(ByteBuffer.class, BUILT, ByteBuffer.allocate(0).getClass().getName())
            .take(buffer -> take(buffer)
                .unless(true, "bigEndian", buffer.order() == ByteOrder.BIG_ENDIAN)
                .nothingElse())
            .make(given ->
                ((ByteBuffer) make(given, byte[].class, ByteBuffer::wrap)).order(order(given)))
            .built(),
        kind(CharBuffer.allocate(0), char[].class, CharBuffer::wrap),
        kind(ShortBuffer.allocate(0), short[].class, ShortBuffer::wrap),
        kind(IntBuffer.allocate(0), int[].class, IntBuffer::wrap),
        kind(LongBuffer.allocate(0), long[].class, LongBuffer::wrap),
        kind(FloatBuffer.allocate(0), float[].class, FloatBuffer::wrap),
        kind(DoubleBuffer.allocate(0), double[].class, DoubleBuffer::wrap),
        Kind.named(
                ByteBuffer.class,
                BUILT,
                ByteBuffer.allocate(0).asReadOnlyBuffer().getClass().getName())
            .onlyIf(buffer -> false)
            .take(buffer -> {
              byte[] copy = new byte[buffer.capacity()];
              buffer.duplicate().clear().get(copy);
              return take(buffer, copy, 0)
                  .unless(true, "bigEndian", buffer.order() == ByteOrder.BIG_ENDIAN)
                  .nothingElse();
            })
            .make(given -> ((ByteBuffer) make(given, byte[].class, ByteBuffer::wrap))
                .asReadOnlyBuffer()
                .order(order(given)))
            .built(),
        readOnly(
            CharBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> CharBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, char[].class, CharBuffer::wrap),
            CharBuffer::asReadOnlyBuffer),
        readOnly(
            ShortBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> ShortBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, short[].class, ShortBuffer::wrap),
            ShortBuffer::asReadOnlyBuffer),
        readOnly(
            IntBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> IntBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, int[].class, IntBuffer::wrap),
            IntBuffer::asReadOnlyBuffer),
        readOnly(
            LongBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> LongBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, long[].class, LongBuffer::wrap),
            LongBuffer::asReadOnlyBuffer),
        readOnly(
            FloatBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> FloatBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, float[].class, FloatBuffer::wrap),
            FloatBuffer::asReadOnlyBuffer),
        readOnly(
            DoubleBuffer.allocate(0).asReadOnlyBuffer(),
            buffer -> DoubleBuffer.allocate(buffer.capacity())
                .put(buffer.duplicate().clear())
                .array(),
            given -> make(given, double[].class, DoubleBuffer::wrap),
            DoubleBuffer::asReadOnlyBuffer));
  }

  /** Whether {@code buffer} hides an array, which is all that it is over. */
  static boolean hidesArray(Buffer buffer) {
    return HIDING.contains(buffer.getClass().getName());
  }

  /** Whether {@code object} is, or is over, what {@code buffer} could be over: an array, or a buffer that hides it, of the same elements. */
  static boolean mayBeUnder(Object object, Buffer buffer) {
    return object.getClass() == buffer.getClass() || object.getClass() == arrayType(buffer);
  }

  private static Class<?> arrayType(Buffer buffer) {
    if (buffer instanceof ByteBuffer) {
      return byte[].class;
    } else if (buffer instanceof CharBuffer) {
      return char[].class;
    } else if (buffer instanceof ShortBuffer) {
      return short[].class;
    } else if (buffer instanceof IntBuffer) {
      return int[].class;
    } else if (buffer instanceof LongBuffer) {
      return long[].class;
    }
    return buffer instanceof FloatBuffer ? float[].class : double[].class;
  }

  @SuppressWarnings("unchecked") // of the class of the example
  private static <B extends Buffer> ValueKind readOnly(
      B example, Function<B, Object> copy, Function<Given, Buffer> make, UnaryOperator<B> hide) {
    return Kind.named(Buffer.class, BUILT, example.getClass().getName())
        .onlyIf(buffer -> false)
        .take(buffer -> take(buffer, copy.apply((B) buffer), 0).nothingElse())
        .make(given -> hide.apply((B) make.apply(given)))
        .built();
  }

  private static <A> ValueKind kind(Buffer example, Class<A> array, Function<A, Buffer> wrap) {
    return Kind.named(Buffer.class, BUILT, example.getClass().getName())
        .take(buffer -> take(buffer).nothingElse())
        .make(given -> make(given, array, wrap))
        .built();
  }

  private static ByteOrder order(Given given) {
    return given.has("bigEndian") && !given.flag("bigEndian")
        ? ByteOrder.LITTLE_ENDIAN
        : ByteOrder.BIG_ENDIAN;
  }

  private static Taken take(Buffer buffer) {
    return take(buffer, buffer.array(), buffer.arrayOffset());
  }

  private static Taken take(Buffer buffer, Object array, int offset) {
    int mark = mark(buffer);
    return Taken.with("array", array)
        .unless(0, "offset", offset)
        .and("capacity", buffer.capacity())
        .and("position", buffer.position())
        .and("limit", buffer.limit())
        .unless(-1, "mark", mark);
  }

  /** The mark, which only shows in what {@code reset} does; -1 if there is none. */
  private static int mark(Buffer buffer) {
    try {
      return buffer.duplicate().reset().position();
    } catch (InvalidMarkException e) {
      return -1;
    }
  }

  private static <A> Buffer make(Given given, Class<A> array, Function<A, Buffer> wrap) {
    int offset = given.has("offset") ? given.integer("offset") : 0;
    Buffer whole = wrap.apply(given.get("array", array));
    Buffer buffer =
        whole.limit(offset + given.integer("capacity")).position(offset).slice();
    if (given.has("mark")) {
      buffer.position(given.integer("mark")).mark();
    }
    return buffer.limit(given.integer("limit")).position(given.integer("position"));
  }
}
