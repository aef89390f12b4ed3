package dev.satchel.payload;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;

/** Reads the elements of a short array of primitives, one by one; long ones are base64. */
final class JsonPrimitives {
  private final JsonInput input;

  JsonPrimitives(JsonInput input) {
    this.input = input;
  }

  /**
   * Reads the elements of an array.
   *
   * @param type of the array, such as {@code int[]}
   */
  Object read(String type) {
    String element = type.substring(0, type.length() - 2);
    List<Object> values = new ArrayList<>();
    input.startArray();
    while (!input.endsArray()) {
      values.add(element(element));
    }
    Object array = PrimitiveArrays.ofLength(type, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  private Object element(String type) {
    return switch (type) {
      case "boolean" -> input.bool();
      case "int" -> input.integer();
      case "byte" -> (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "short" -> (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case "double" -> input.is(JsonToken.VALUE_NUMBER_FLOAT) ? input.decimal() : text(type);
      default -> text(type);
    };
  }

  private int integer(int least, int most) {
    int value = input.integer();
    if (value < least || value > most) {
      throw input.malformed(value + " is not in " + least + ".." + most);
    }
    return value;
  }

  private Object text(String type) {
    input.expect(JsonToken.VALUE_STRING, "a " + type + " in a string");
    Object value = ScalarText.parse(type, input.text());
    if (value == null) {
      throw input.malformed("a string that is no " + type);
    }
    input.advance();
    return value;
  }
}
