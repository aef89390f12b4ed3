package dev.satchel.payload;

import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text, read from front to back with one token in view. A method that reads a value finds its first token in view
 * and leaves the token behind it in view.
 *
 * <p>The keys of an object come in the order in which the format lists them, so {@link #at} takes the next key if it is
 * the one asked for, and {@link #endObject} refuses whatever was not taken: unknown keys, repeated ones, keys out of
 * order. Faults name the line, the column and the path.
 *
 * <p>Methods throw {@link JacksonException} where the text is not JSON; {@link #fault(JacksonException)} says what that
 * means. Not thread-safe.
 */
final class JsonInput {
  private static final int LONGEST_NUMBER = 64;

  private final JsonParser parser;
  private final int length;
  private final Map<String, String> names = new HashMap<>();

  /** Begins to read {@code bytes}; throws PayloadFault of kind LIMIT if there are too many. */
  JsonInput(byte[] bytes, Limits limits) {
    JsonFactory factory = JsonFactory.builder()
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(limits.maxNesting())
            .maxStringLength(limits.maxStringLength())
            .maxNameLength(limits.maxStringLength())
            .maxNumberLength(LONGEST_NUMBER)
            .build())
        .build();
    this.parser = factory.createParser(ObjectReadContext.empty(), bytes);
    this.length = bytes.length;
  }

  JsonParser parser() {
    return parser;
  }

  void advance() {
    parser.nextToken();
  }

  void startObject() {
    expect(JsonToken.START_OBJECT, "an object");
    parser.nextToken();
  }

  /** Whether the object goes on with {@code key}; then its value is in view. */
  boolean at(String key) {
    if (parser.currentToken() == JsonToken.PROPERTY_NAME && key.equals(parser.currentName())) {
      parser.nextToken();
      return true;
    }
    return false;
  }

  /** The object goes on with {@code key}, whose value is in view now. */
  void require(String key) {
    if (!at(key)) {
      throw malformed("the key '" + key + "' is missing" + instead());
    }
  }

  /** The next key, whose value is in view now; null if the object ends, and then it was left. */
  @Nullable
  String nextKey() {
    if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      return key;
    }
    endObject();
    return null;
  }

  void endObject() {
    if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
      throw malformed("unknown, repeated or misplaced key '" + parser.currentName() + "'");
    }
    expect(JsonToken.END_OBJECT, "the object's end");
    parser.nextToken();
  }

  void startArray() {
    expect(JsonToken.START_ARRAY, "an array");
    parser.nextToken();
  }

  /** Whether the array ends; then it was left. */
  boolean endsArray() {
    if (parser.currentToken() == JsonToken.END_ARRAY) {
      parser.nextToken();
      return true;
    }
    return false;
  }

  /** The text of the string in view, which stays in view. */
  String text() {
    return parser.getString();
  }

  String string() {
    expect(JsonToken.VALUE_STRING, "a string");
    String value = parser.getString();
    parser.nextToken();
    return value;
  }

  /** A string that recurs, such as a class name: equal ones are one object. */
  String name() {
    return unique(string());
  }

  List<String> names() {
    List<String> list = new ArrayList<>();
    startArray();
    while (!endsArray()) {
      list.add(name());
    }
    return list;
  }

  String unique(String name) {
    String known = names.putIfAbsent(name, name);
    return known == null ? name : known;
  }

  /** An {@code int}. */
  int integer() {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    int value;
    try {
      value = Integer.parseInt(parser.getString());
    } catch (NumberFormatException e) {
      throw malformed(parser.getString() + " is no int; a long is written as {\"long\": \""
          + parser.getString() + "\"}");
    }
    parser.nextToken();
    return value;
  }

  /** A finite {@code double}, which has a point or an exponent. */
  double decimal() {
    expect(JsonToken.VALUE_NUMBER_FLOAT, "a number with a point");
    double value = Double.parseDouble(parser.getString());
    if (Double.isInfinite(value)) {
      throw malformed(parser.getString() + " is too large for a double");
    }
    parser.nextToken();
    return value;
  }

  boolean bool() {
    boolean value = is(JsonToken.VALUE_TRUE);
    if (!value) {
      expect(JsonToken.VALUE_FALSE, "true or false");
    }
    parser.nextToken();
    return value;
  }

  byte[] base64() {
    expect(JsonToken.VALUE_STRING, "a base64 string");
    byte[] value = parser.getBinaryValue(Base64Variants.MIME_NO_LINEFEEDS);
    parser.nextToken();
    return value;
  }

  boolean is(JsonToken token) {
    return parser.currentToken() == token;
  }

  /** Nothing but white space may follow. */
  void end() {
    if (parser.currentToken() != null) {
      throw malformed("something follows the payload");
    }
  }

  void expect(JsonToken token, String words) {
    if (parser.currentToken() == null) {
      throw Faults.cutShort(length, path());
    }
    if (parser.currentToken() != token) {
      throw malformed("expected " + words + instead());
    }
  }

  private String instead() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "";
    }
    return switch (token) {
      case PROPERTY_NAME -> ", found the key '" + parser.currentName() + "'";
      case START_OBJECT -> ", found an object";
      case END_OBJECT -> ", found the object's end";
      case START_ARRAY -> ", found an array";
      case END_ARRAY -> ", found the array's end";
      case VALUE_STRING -> ", found a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ", found a number";
      default -> ", found " + token.asString();
    };
  }

  PayloadFault malformed(String what) {
    return new PayloadFault(Kind.MALFORMED, "malformed payload: " + what + " (" + place() + ")");
  }

  PayloadFault unknownId(String what) {
    return new PayloadFault(Kind.UNKNOWN_ID, "unknown id: " + what + " (" + place() + ")");
  }

  /** What it means that the text is not JSON, or breaks a limit. */
  PayloadFault fault(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return new PayloadFault(
          Kind.LIMIT, "payload above a limit: " + e.getOriginalMessage() + " (" + place() + ")", e);
    }
    boolean atEnd = parser.currentLocation().getByteOffset() >= length;
    if (e instanceof UnexpectedEndOfInputException || atEnd) {
      PayloadFault fault = Faults.cutShort(length, path());
      fault.initCause(e);
      return fault;
    }
    return new PayloadFault(
        Kind.MALFORMED,
        "malformed payload: not JSON: " + e.getOriginalMessage() + " (" + place() + ")",
        e);
  }

  private String place() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ", in " + path();
  }

  /** Such as {@code instances/obj_0/fields/config}. */
  private String path() {
    StringBuilder path = new StringBuilder();
    for (TokenStreamContext context = parser.streamReadContext();
        context != null;
        context = context.getParent()) {
      if (context.inRoot()) {
        continue;
      }
      Object segment =
          context.inArray() ? (Object) context.getCurrentIndex() : context.currentName();
      if (segment != null) {
        path.insert(0, "/" + segment);
      }
    }
    return path.isEmpty() ? "the payload" : path.substring(1);
  }
}
