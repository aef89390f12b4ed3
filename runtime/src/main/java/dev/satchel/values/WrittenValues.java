package dev.satchel.values;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a serialization hook wrote, given back in order: each as it was written or, to who reads primitives in
 * other portions, as the bytes that a real stream would have.
 */
final class WrittenValues {
  private final List<@Nullable Object> data;
  private int next;

  /** Bytes of primitives that are being read in other portions. */
  private ByteBuffer run = ByteBuffer.allocate(0);

  WrittenValues(List<@Nullable Object> data) {
    this.data = data;
  }

  /**
   * The next value, an object.
   *
   * @throws java.io.OptionalDataException if bytes come next, or nothing
   */
  @Nullable
  Object object() throws IOException {
    if (run.hasRemaining()) {
      throw JdkHooks.optionalData(false);
    }
    if (next == data.size()) {
      throw JdkHooks.optionalData(true);
    }
    return data.get(next++);
  }

  /** The next value if it was written as {@code wanted} and no portion of another is left over. */
  @Nullable
  Object next(Class<?> wanted) {
    return !run.hasRemaining() && next < data.size() && wanted.isInstance(data.get(next))
        ? data.get(next++)
        : null;
  }

  /**
   * At least {@code count} bytes of the primitives that come next; what is read of them is gone.
   *
   * @throws EOFException if there are fewer
   */
  ByteBuffer bytes(int count) throws IOException {
    if (run.remaining() < count) {
      ByteArrayOutputStream collected = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(collected);
      while (run.hasRemaining()) {
        out.write(run.get());
      }
      while (next < data.size() && collected.size() < count && write(data.get(next), out)) {
        next++;
      }
      run = ByteBuffer.wrap(collected.toByteArray());
      if (run.remaining() < count) {
        throw new EOFException();
      }
    }
    return run;
  }

  /** The bytes that come next, as many as are at hand; empty if no primitive comes next. */
  ByteBuffer someBytes() {
    try {
      return bytes(1);
    } catch (IOException e) {
      return run;
    }
  }

  /** How many bytes can be read without making any of other primitives. */
  int available() {
    if (run.hasRemaining() || next == data.size()) {
      return run.remaining();
    }
    return data.get(next) instanceof byte[] bytes ? bytes.length : 0;
  }

  /** Whether {@code value} is one that was written as bytes; then these are written to {@code out}. */
  private static boolean write(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value instanceof byte[] bytes) {
      out.write(bytes);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Byte number) {
      out.writeByte(number);
    } else if (value instanceof Character character) {
      out.writeChar(character);
    } else if (value instanceof Short number) {
      out.writeShort(number);
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof Float number) {
      out.writeFloat(number);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else {
      return false;
    }
    return true;
  }
}
