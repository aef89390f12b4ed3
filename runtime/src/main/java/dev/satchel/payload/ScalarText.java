package dev.satchel.payload;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * How the JSON form spells the scalars that JSON has no exact word for. They stand as {@code {"long": "2"}}: the type,
 * then the value as a string.
 *
 * <p>Floating-point numbers get the fewest digits that give the same number back, by one algorithm on every JDK ({@code
 * Double.toString} changed in 19); {@code NaN(7ff8000000000001)} is a NaN whose bits are not the usual ones.
 */
final class ScalarText {
  private static final int DOUBLE_DIGITS = 16;
  private static final int FLOAT_DIGITS = 8;

  /** No scalar is longer, so a reader need not parse a text of megabytes. */
  private static final int LONGEST = 32;

  private ScalarText() {}

  /** The tag of a scalar; null for String, Boolean, Integer and finite Double, which JSON spells itself. */
  static @Nullable String tag(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? null : "double";
    }
    if (value instanceof Long) {
      return "long";
    } else if (value instanceof Float) {
      return "float";
    } else if (value instanceof Character) {
      return "char";
    } else if (value instanceof Short) {
      return "short";
    } else if (value instanceof Byte) {
      return "byte";
    }
    return null;
  }

  /** The value of a tagged scalar as a string. */
  static String text(Object value) {
    if (value instanceof Double number) {
      return text((double) number);
    } else if (value instanceof Float number) {
      return text((float) number);
    }
    return value.toString();
  }

  private static String text(double value) {
    long bits = Double.doubleToRawLongBits(value);
    boolean usual = !Double.isNaN(value) || bits == 0x7ff8000000000000L;
    return usual ? finite(value) : "NaN(" + HexFormat.of().toHexDigits(bits) + ")";
  }

  private static String text(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isFinite(value)) {
      return NumberOutput.toString(value, true);
    }
    return Float.isNaN(value) && bits != 0x7fc00000
        ? "NaN(" + HexFormat.of().toHexDigits(bits) + ")"
        : "" + value;
  }

  /** A double as JSON writes numbers, and NaN and the infinities as Java does. */
  static String finite(double value) {
    return Double.isFinite(value) ? NumberOutput.toString(value, true) : Double.toString(value);
  }

  /**
   * The scalar that {@code tag} and {@code text} spell.
   *
   * @return null if there is no such tag, or the text does not spell a value of its type
   */
  static @Nullable Object parse(String tag, String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      return switch (tag) {
        case "long" -> Long.valueOf(text);
        case "short" -> Short.valueOf(text);
        case "byte" -> Byte.valueOf(text);
        case "char" -> text.length() == 1 ? text.charAt(0) : null;
        case "float" ->
          isNanWithBits(text, FLOAT_DIGITS) ? floatNan(text) : number(text, Float.valueOf(text));
        case "double" ->
          isNanWithBits(text, DOUBLE_DIGITS) ? doubleNan(text) : number(text, Double.valueOf(text));
        default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isNanWithBits(String text, int digits) {
    return text.length() == digits + 5 && text.startsWith("NaN(") && text.endsWith(")");
  }

  private static @Nullable Float floatNan(String text) {
    float value = Float.intBitsToFloat(HexFormat.fromHexDigits(text, 4, 4 + FLOAT_DIGITS));
    return Float.isNaN(value) ? value : null;
  }

  private static @Nullable Double doubleNan(String text) {
    double value =
        Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(text, 4, 4 + DOUBLE_DIGITS));
    return Double.isNaN(value) ? value : null;
  }

  /** A number is infinite only if it says so; a finite text too large for the type is refused. */
  private static @Nullable Object number(String text, Number value) {
    return Double.isInfinite(value.doubleValue()) && !text.endsWith("Infinity") ? null : value;
  }
}
