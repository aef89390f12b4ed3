package dev.satchel.values;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a serialization hook ({@code readObject}, {@code readExternal}) is given to read from: the live values that
 * {@link HookOutput} kept. One stream serves one hook of one class.
 *
 * <p>A hook that reads primitives in other portions than they were written gets the same bytes that a real stream would
 * give it.
 */
final class HookInput extends ObjectInputStream {
  private final Class<?> owner;
  private final Map<String, @Nullable Object> fields;
  private final List<@Nullable Object> data;
  private final Runnable defaults;
  private final Validations validations;
  private int next;

  /** Bytes of primitives that are being read in other portions. */
  private ByteBuffer run = ByteBuffer.allocate(0);

  /**
   * @param fields what {@code readFields} gives
   * @param data what the other methods give, in order
   * @param defaults does what {@code defaultReadObject} is to do
   */
  HookInput(
      Class<?> owner,
      Map<String, @Nullable Object> fields,
      List<@Nullable Object> data,
      Runnable defaults,
      Validations validations)
      throws IOException {
    super();
    this.owner = owner;
    this.fields = fields;
    this.data = data;
    this.defaults = defaults;
    this.validations = validations;
  }

  @Override
  protected @Nullable Object readObjectOverride() throws IOException {
    if (run.hasRemaining()) {
      throw JdkHooks.optionalData(false);
    }
    if (next == data.size()) {
      throw JdkHooks.optionalData(true);
    }
    return data.get(next++);
  }

  @Override
  public @Nullable Object readUnshared() throws IOException {
    return readObjectOverride();
  }

  @Override
  public void defaultReadObject() {
    defaults.run();
  }

  @Override
  public GetField readFields() {
    return new Get();
  }

  @Override
  public void registerValidation(ObjectInputValidation validation, int priority) {
    validations.add(validation, priority);
  }

  @Override
  public int available() {
    if (run.hasRemaining() || next == data.size()) {
      return run.remaining();
    }
    return data.get(next) instanceof byte[] bytes ? bytes.length : 0;
  }

  @Override
  public void close() {}

  @Override
  public int read() {
    return fetch() ? run.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fetch()) {
      return -1;
    }
    int count = Math.min(length, run.remaining());
    run.get(target, offset, count);
    return count;
  }

  @Override
  public void readFully(byte[] target) throws IOException {
    readFully(target, 0, target.length);
  }

  @Override
  public void readFully(byte[] target, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = read(target, offset + done, length - done);
      if (count < 0) {
        throw new EOFException();
      }
      done += count;
    }
  }

  @Override
  public int skipBytes(int length) {
    int skipped = 0;
    while (skipped < length && fetch()) {
      int count = Math.min(length - skipped, run.remaining());
      run.position(run.position() + count);
      skipped += count;
    }
    return skipped;
  }

  @Override
  public boolean readBoolean() throws IOException {
    return next(Boolean.class) instanceof Boolean value ? value : bytes(1).get() != 0;
  }

  @Override
  public byte readByte() throws IOException {
    return next(Byte.class) instanceof Byte value ? value : bytes(1).get();
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return readByte() & 0xff;
  }

  @Override
  public char readChar() throws IOException {
    return next(Character.class) instanceof Character value ? value : bytes(2).getChar();
  }

  @Override
  public short readShort() throws IOException {
    return next(Short.class) instanceof Short value ? value : bytes(2).getShort();
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return readShort() & 0xffff;
  }

  @Override
  public int readInt() throws IOException {
    return next(Integer.class) instanceof Integer value ? value : bytes(4).getInt();
  }

  @Override
  public long readLong() throws IOException {
    return next(Long.class) instanceof Long value ? value : bytes(8).getLong();
  }

  @Override
  public float readFloat() throws IOException {
    return next(Float.class) instanceof Float value ? value : bytes(4).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return next(Double.class) instanceof Double value ? value : bytes(8).getDouble();
  }

  @Override
  public String readUTF() throws IOException {
    if (next(String.class) instanceof String value) {
      return value;
    }
    throw new EOFException("no string was written here");
  }

  @Override
  @Deprecated
  public @Nullable String readLine() {
    StringBuilder line = new StringBuilder();
    int read = read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (read != '\r') {
        line.append((char) read);
      }
      read = read();
    }
    return line.toString();
  }

  /** The next value if it was written as {@code wanted} and no portion of another is left over. */
  private @Nullable Object next(Class<?> wanted) {
    return !run.hasRemaining() && next < data.size() && wanted.isInstance(data.get(next))
        ? data.get(next++)
        : null;
  }

  /** At least {@code count} bytes of the primitives that come next. */
  private ByteBuffer bytes(int count) throws IOException {
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

  /** Whether there is a byte to read; it is in {@link #run} then. */
  private boolean fetch() {
    try {
      return bytes(1).hasRemaining();
    } catch (IOException e) {
      return false;
    }
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

  /** Gives the fields by name. */
  private final class Get extends GetField {
    @Override
    public ObjectStreamClass getObjectStreamClass() {
      return ObjectStreamClass.lookupAny(owner);
    }

    @Override
    public boolean defaulted(String name) {
      return !fields.containsKey(name);
    }

    private <T> T get(String name, T otherwise, Class<T> type) throws IOException {
      if (!fields.containsKey(name)) {
        return otherwise;
      }
      Object value = fields.get(name);
      if (!type.isInstance(value)) {
        throw new IOException("field " + owner.getName() + "." + name + " was not written as a "
            + type.getSimpleName());
      }
      return type.cast(value);
    }

    @Override
    public boolean get(String name, boolean otherwise) throws IOException {
      return get(name, otherwise, Boolean.class);
    }

    @Override
    public byte get(String name, byte otherwise) throws IOException {
      return get(name, otherwise, Byte.class);
    }

    @Override
    public char get(String name, char otherwise) throws IOException {
      return get(name, otherwise, Character.class);
    }

    @Override
    public short get(String name, short otherwise) throws IOException {
      return get(name, otherwise, Short.class);
    }

    @Override
    public int get(String name, int otherwise) throws IOException {
      return get(name, otherwise, Integer.class);
    }

    @Override
    public long get(String name, long otherwise) throws IOException {
      return get(name, otherwise, Long.class);
    }

    @Override
    public float get(String name, float otherwise) throws IOException {
      return get(name, otherwise, Float.class);
    }

    @Override
    public double get(String name, double otherwise) throws IOException {
      return get(name, otherwise, Double.class);
    }

    @Override
    public @Nullable Object get(String name, @Nullable Object otherwise) {
      return fields.containsKey(name) ? fields.get(name) : otherwise;
    }
  }
}
