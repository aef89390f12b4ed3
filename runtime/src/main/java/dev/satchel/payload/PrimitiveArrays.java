package dev.satchel.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of primitives as raw bytes: elements one after the other, little-endian, a boolean as the byte 0 or 1. Bits are
 * kept, also those of NaNs. Nothing is boxed.
 */
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  /** The type name of {@code array}, such as {@code int[]}; null if it is no array of primitives. */
  static @Nullable String typeOf(Object array) {
    Class<?> component = array.getClass().getComponentType();
    return component != null && component.isPrimitive() ? component.getName() + "[]" : null;
  }

  /** Bytes per element of {@code type}; 0 if it is no array of primitives. */
  static int elementBytes(String type) {
    return switch (type) {
      case "boolean[]", "byte[]" -> 1;
      case "short[]", "char[]" -> 2;
      case "int[]", "float[]" -> 4;
      case "long[]", "double[]" -> 8;
      default -> 0;
    };
  }

  /**
   * Copies elements {@code from..from+count-1} of {@code array} to {@code target}, from {@code start} on.
   *
   * @param target with at least the space that these elements need
   */
  static void toBytes(Object array, int from, int count, byte[] target, int start) {
    ByteBuffer bytes = ByteBuffer.wrap(target, start, target.length - start)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
    if (array instanceof byte[] values) {
      bytes.put(values, from, count);
    } else if (array instanceof int[] values) {
      bytes.asIntBuffer().put(values, from, count);
    } else if (array instanceof long[] values) {
      bytes.asLongBuffer().put(values, from, count);
    } else if (array instanceof double[] values) {
      bytes.asDoubleBuffer().put(values, from, count);
    } else if (array instanceof float[] values) {
      bytes.asFloatBuffer().put(values, from, count);
    } else if (array instanceof char[] values) {
      bytes.asCharBuffer().put(values, from, count);
    } else if (array instanceof short[] values) {
      bytes.asShortBuffer().put(values, from, count);
    } else {
      boolean[] values = (boolean[]) array;
      for (int i = 0; i < count; i++) {
        target[start + i] = (byte) (values[from + i] ? 1 : 0);
      }
    }
  }

  /**
   * The array with these bytes; null if a boolean is neither 0 nor 1.
   *
   * @param type one that {@link #elementBytes} knows
   * @param count number of elements
   * @param source holds them from {@code start} on
   */
  static @Nullable Object fromBytes(String type, int count, byte[] source, int start) {
    ByteBuffer bytes =
        ByteBuffer.wrap(source, start, count * elementBytes(type)).order(ByteOrder.LITTLE_ENDIAN);
    return switch (type) {
      case "byte[]" -> Arrays.copyOfRange(source, start, start + count);
      case "int[]" -> {
        int[] values = new int[count];
        bytes.asIntBuffer().get(values);
        yield values;
      }
      case "long[]" -> {
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        yield values;
      }
      case "double[]" -> {
        double[] values = new double[count];
        bytes.asDoubleBuffer().get(values);
        yield values;
      }
      case "float[]" -> {
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        yield values;
      }
      case "char[]" -> {
        char[] values = new char[count];
        bytes.asCharBuffer().get(values);
        yield values;
      }
      case "short[]" -> {
        short[] values = new short[count];
        bytes.asShortBuffer().get(values);
        yield values;
      }
      case "boolean[]" -> booleans(count, source, start);
      default -> throw new IllegalArgumentException("not an array of primitives: " + type);
    };
  }

  /** An array of {@code type} with so many elements, all 0. */
  static Object ofLength(String type, int count) {
    Object array = fromBytes(type, count, new byte[count * elementBytes(type)], 0);
    return Objects.requireNonNull(array);
  }

  /** Whether each of these bytes is 0 or 1. */
  static boolean areBooleans(byte[] source, int start, int count) {
    for (int i = start; i < start + count; i++) {
      if ((source[i] & ~1) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean @Nullable [] booleans(int count, byte[] source, int start) {
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      byte b = source[start + i];
      if (b != 0 && b != 1) {
        return null;
      }
      values[i] = b == 1;
    }
    return values;
  }
}
