package dev.satchel.values;

import java.io.IOException;
import java.io.NotActiveException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a serialization hook ({@code writeObject}, {@code writeExternal}) is given to write to. Keeps the live values,
 * writes no bytes and walks no further than the one object.
 *
 * <p>One stream serves one hook of one class. Afterwards {@link #fields} holds the ordinary fields if the hook wrote
 * them, and {@link #data} the rest in writing order.
 */
final class HookOutput extends ObjectOutputStream {
  /** After so many values it is asked whether there is memory for more. */
  private static final int STEP = 1 << 20;

  private final MemoryLeft memory = MemoryLeft.ofThisJvm();
  private final Supplier<Map<String, @Nullable Object>> defaults;
  private @Nullable Map<String, @Nullable Object> fields;
  private @Nullable Put put;
  private final List<@Nullable Object> data = new ArrayList<>();

  /** One letter for each value of {@link #data}: see {@link #letters()}. */
  private final StringBuilder letters = new StringBuilder();

  /** @param defaults reads the fields that {@code defaultWriteObject} writes */
  HookOutput(Supplier<Map<String, @Nullable Object>> defaults) throws IOException {
    super();
    this.defaults = defaults;
  }

  /** Fields by name, in the order of the class's serializable fields; null if the hook wrote none. */
  @Nullable
  Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** Whether the hook wrote its fields by {@code putFields}. */
  boolean hasPutFields() {
    return put != null && put.values == fields;
  }

  /** Values written besides the fields, in order. */
  List<@Nullable Object> data() {
    return data;
  }

  /**
   * What each value of {@link #data} was written as: {@code L} an object; {@code Z B C S I J F D} a primitive; {@code [}
   * a run of bytes (also by {@code writeBytes}, {@code writeChars}); {@code U} a string by {@code writeUTF}.
   */
  String letters() {
    return letters.toString();
  }

  private void add(char letter, @Nullable Object value) {
    if ((data.size() & STEP - 1) == STEP - 1) {
      memory.check(data.size() + 1);
    }
    letters.append(letter);
    data.add(value);
  }

  @Override
  protected void writeObjectOverride(@Nullable Object object) {
    add('L', object);
  }

  @Override
  public void writeUnshared(@Nullable Object object) {
    add('L', object);
  }

  @Override
  public void defaultWriteObject() throws IOException {
    if (fields != null) {
      throw new NotActiveException("fields are already written");
    }
    fields = defaults.get();
  }

  @Override
  public PutField putFields() {
    if (put == null) {
      put = new Put();
    }
    return put;
  }

  @Override
  public void writeFields() throws IOException {
    if (put == null) {
      throw new NotActiveException("no current PutField object");
    }
    fields = put.values;
  }

  @Override
  public void useProtocolVersion(int version) {}

  @Override
  public void reset() throws IOException {
    throw new IOException("stream active");
  }

  @Override
  public void flush() {}

  @Override
  protected void drain() {}

  @Override
  public void close() {}

  @Override
  public void write(int value) {
    add('[', new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes) {
    add('[', bytes.clone());
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    add('[', Arrays.copyOfRange(bytes, offset, offset + length));
  }

  @Override
  public void writeBoolean(boolean value) {
    add('Z', value);
  }

  @Override
  public void writeByte(int value) {
    add('B', (byte) value);
  }

  @Override
  public void writeShort(int value) {
    add('S', (short) value);
  }

  @Override
  public void writeChar(int value) {
    add('C', (char) value);
  }

  @Override
  public void writeInt(int value) {
    add('I', value);
  }

  @Override
  public void writeLong(long value) {
    add('J', value);
  }

  @Override
  public void writeFloat(float value) {
    add('F', value);
  }

  @Override
  public void writeDouble(double value) {
    add('D', value);
  }

  @Override
  public void writeBytes(String text) {
    add('[', text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void writeChars(String text) {
    add('[', text.getBytes(StandardCharsets.UTF_16BE));
  }

  @Override
  public void writeUTF(String text) {
    add('U', text);
  }

  /** Keeps what {@code putFields} is given. */
  private static final class Put extends PutField {
    final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    @Override
    public void put(String name, boolean value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, byte value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, char value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, short value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, int value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, long value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, float value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, double value) {
      values.put(name, value);
    }

    @Override
    public void put(String name, @Nullable Object value) {
      values.put(name, value);
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public void write(ObjectOutput out) throws IOException {
      throw new NotActiveException("use ObjectOutputStream.writeFields");
    }
  }
}
