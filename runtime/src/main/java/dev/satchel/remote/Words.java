package dev.satchel.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes or reads the body of a frame, word by word, in the forms that {@link Protocol} describes. Made without an
 * argument it writes, made over bytes it reads.
 */
final class Words {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final DataInputStream in;

  /** To write. */
  Words() {
    this(new DataInputStream(new ByteArrayInputStream(new byte[0])));
  }

  /** To read. */
  Words(DataInputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  Words putByte(int value) {
    bytes.write(value);
    return this;
  }

  Words putBoolean(boolean value) {
    return putByte(value ? 1 : 0);
  }

  Words putInt(int value) {
    return put(() -> out.writeInt(value));
  }

  Words putLong(long value) {
    return put(() -> out.writeLong(value));
  }

  Words putBytes(byte[] value) {
    return put(() -> out.write(value));
  }

  Words putString(@Nullable String value) {
    if (value == null) {
      return putInt(-1);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return putInt(utf8.length).putBytes(utf8);
  }

  Words putStrings(List<String> values) {
    putInt(values.size());
    values.forEach(this::putString);
    return this;
  }

  private Words put(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
  }

  int getByte() throws IOException {
    return in.readByte();
  }

  boolean getBoolean() throws IOException {
    return in.readByte() != 0;
  }

  int getInt() throws IOException {
    return in.readInt();
  }

  long getLong() throws IOException {
    return in.readLong();
  }

  /** The next bytes, whose number {@link #getCount} gave. */
  byte[] getBytes(int length) throws IOException {
    return in.readNBytes(length);
  }

  /** All bytes that are left. */
  byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  /** A count, checked against the bytes that are left: each element has at least one. */
  int getCount() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new IOException("a count of " + count + " where " + in.available() + " bytes are left");
    }
    return count;
  }

  @Nullable
  String getOptionalString() throws IOException {
    int length = in.readInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > in.available()) {
      throw new EOFException(
          "a string of " + length + " bytes where " + in.available() + " are left");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  String getString() throws IOException {
    String value = getOptionalString();
    if (value == null) {
      throw new IOException("a string is missing");
    }
    return value;
  }

  List<String> getStrings() throws IOException {
    int count = getCount();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(getString());
    }
    return values;
  }

  /** The constant whose name comes next. */
  <E extends Enum<E>> E getEnum(Class<E> type) throws IOException {
    String name = getString();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("no " + type.getSimpleName() + " '" + name + "'", e);
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
