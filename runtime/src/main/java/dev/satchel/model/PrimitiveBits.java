package dev.satchel.model;

/** Primitives as 64 bits: a number, a character's code unit, 0 or 1, or the raw bits of a floating-point number. */
public final class PrimitiveBits {
  private PrimitiveBits() {}

  /**
   * The bits of a boxed primitive.
   *
   * @throws ClassCastException if it is none
   */
  public static long of(Object box) {
    if (box instanceof Double number) {
      return Double.doubleToRawLongBits(number);
    } else if (box instanceof Float number) {
      return Float.floatToRawIntBits(number);
    } else if (box instanceof Boolean bool) {
      return bool ? 1 : 0;
    } else if (box instanceof Character c) {
      return c;
    }
    return ((Number) box).longValue();
  }

  /**
   * The boxed primitive of these bits.
   *
   * @param kind letter of its type (JVMS §4.3.2)
   */
  public static Object box(char kind, long bits) {
    return switch (kind) {
      case 'I' -> (int) bits;
      case 'J' -> bits;
      case 'D' -> Double.longBitsToDouble(bits);
      case 'Z' -> bits != 0;
      case 'F' -> Float.intBitsToFloat((int) bits);
      case 'C' -> (char) bits;
      case 'B' -> (byte) bits;
      case 'S' -> (short) bits;
      default -> throw new IllegalArgumentException("no letter of a primitive type: " + kind);
    };
  }
}
