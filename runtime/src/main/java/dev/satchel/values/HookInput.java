package dev.satchel.values;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
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
  private final WrittenValues data;
  private final Runnable defaults;
  private final Validations validations;

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
    this.data = new WrittenValues(data);
    this.defaults = defaults;
    this.validations = validations;
  }

  @Override
  protected @Nullable Object readObjectOverride() throws IOException {
    return data.object();
  }

  @Override
  public @Nullable Object readUnshared() throws IOException {
    return data.object();
  }

  @Override
  public void defaultReadObject() {
    defaults.run();
  }

  @Override
  public GetField readFields() {
    return new FieldsByName(owner, fields);
  }

  @Override
  public void registerValidation(ObjectInputValidation validation, int priority) {
    validations.add(validation, priority);
  }

  @Override
  public int available() {
    return data.available();
  }

  @Override
  public void close() {}

  @Override
  public int read() {
    ByteBuffer bytes = data.someBytes();
    return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    ByteBuffer bytes = data.someBytes();
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(target, offset, count);
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
    while (skipped < length) {
      ByteBuffer bytes = data.someBytes();
      if (!bytes.hasRemaining()) {
        break;
      }
      int count = Math.min(length - skipped, bytes.remaining());
      bytes.position(bytes.position() + count);
      skipped += count;
    }
    return skipped;
  }

  @Override
  public boolean readBoolean() throws IOException {
    return data.next(Boolean.class) instanceof Boolean value
        ? value
        : data.bytes(1).get() != 0;
  }

  @Override
  public byte readByte() throws IOException {
    return data.next(Byte.class) instanceof Byte value ? value : data.bytes(1).get();
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return readByte() & 0xff;
  }

  @Override
  public char readChar() throws IOException {
    return data.next(Character.class) instanceof Character value
        ? value
        : data.bytes(2).getChar();
  }

  @Override
  public short readShort() throws IOException {
    return data.next(Short.class) instanceof Short value ? value : data.bytes(2).getShort();
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return readShort() & 0xffff;
  }

  @Override
  public int readInt() throws IOException {
    return data.next(Integer.class) instanceof Integer value
        ? value
        : data.bytes(4).getInt();
  }

  @Override
  public long readLong() throws IOException {
    return data.next(Long.class) instanceof Long value ? value : data.bytes(8).getLong();
  }

  @Override
  public float readFloat() throws IOException {
    return data.next(Float.class) instanceof Float value ? value : data.bytes(4).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return data.next(Double.class) instanceof Double value
        ? value
        : data.bytes(8).getDouble();
  }

  @Override
  public String readUTF() throws IOException {
    if (data.next(String.class) instanceof String value) {
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
}
