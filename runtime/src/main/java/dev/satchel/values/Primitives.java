package dev.satchel.values;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes boxed primitives, and the like, in the form of the serialization stream. */
final class Primitives {
  private Primitives() {}

  /**
   * Writes {@code value} as what {@code letter} says ({@link HookOutput#letters()} without {@code L}). An int may be a long
   * there, and the other way round if it fits: JDKs differ, such as in the state of a lock.
   *
   * @throws IOException if {@code value} is not of that type
   */
  static void write(DataOutputStream out, char letter, @Nullable Object value) throws IOException {
    switch (letter) {
      case 'Z' -> out.writeBoolean(checked(Boolean.class, value));
      case 'B' -> out.writeByte(checked(Byte.class, value));
      case 'C' -> out.writeChar(checked(Character.class, value));
      case 'S' -> out.writeShort(checked(Short.class, value));
      case 'I' ->
        out.writeInt(
            value instanceof Long whole && whole == whole.intValue()
                ? whole.intValue()
                : checked(Integer.class, value));
      case 'J' ->
        out.writeLong(value instanceof Integer whole ? whole : checked(Long.class, value));
      case 'F' -> out.writeFloat(checked(Float.class, value));
      case 'D' -> out.writeDouble(checked(Double.class, value));
      case 'U' -> out.writeUTF(checked(String.class, value));
      case '[' -> out.write(checked(byte[].class, value));
      default -> throw new IOException("nothing is written as " + letter);
    }
  }

  private static <T> T checked(Class<T> wanted, @Nullable Object value) throws IOException {
    if (!wanted.isInstance(value)) {
      throw new IOException("needs a " + wanted.getSimpleName() + ", not a "
          + (value == null ? "null" : value.getClass().getName()));
    }
    return wanted.cast(value);
  }
}
