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
import java.util.function.Function;

/** Buffers over an array. The array is kept, so whoever else holds it holds the same one over there. */
final class Buffers {
  private Buffers() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.named(ByteBuffer.class, BUILT, ByteBuffer.allocate(0).getClass().getName())
            .take(buffer -> take(buffer)
                .unless(true, "bigEndian", buffer.order() == ByteOrder.BIG_ENDIAN)
                .nothingElse())
            .make(given -> ((ByteBuffer) make(given, byte[].class, ByteBuffer::wrap))
                .order(
                    given.has("bigEndian") && !given.flag("bigEndian")
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN))
            .built(),
        kind(CharBuffer.allocate(0), char[].class, CharBuffer::wrap),
        kind(ShortBuffer.allocate(0), short[].class, ShortBuffer::wrap),
        kind(IntBuffer.allocate(0), int[].class, IntBuffer::wrap),
        kind(LongBuffer.allocate(0), long[].class, LongBuffer::wrap),
        kind(FloatBuffer.allocate(0), float[].class, FloatBuffer::wrap),
        kind(DoubleBuffer.allocate(0), double[].class, DoubleBuffer::wrap));
  }

  private static <A> ValueKind kind(Buffer example, Class<A> array, Function<A, Buffer> wrap) {
    return Kind.named(Buffer.class, BUILT, example.getClass().getName())
        .take(buffer -> take(buffer).nothingElse())
        .make(given -> make(given, array, wrap))
        .built();
  }

  private static Taken take(Buffer buffer) {
    int mark = mark(buffer);
    return Taken.with("array", buffer.array())
        .unless(0, "offset", buffer.arrayOffset())
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
