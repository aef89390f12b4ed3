package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import tools.jackson.core.JsonToken;

/**
 * The first two keys of a JSON payload, which stay the same in every version of the format: {@code satchel}, its
 * version, and {@code producer}, who wrote it.
 */
final class JsonHeader {
  private JsonHeader() {}

  /** Reads the header of a text of which nothing was read. */
  static Document.Producer first(JsonInput input) {
    input.advance();
    return read(input);
  }

  /**
   * Reads the header and leaves the section behind it in view.
   *
   * @throws PayloadFault of kind NOT_A_PAYLOAD or OTHER_VERSION, and all the others
   */
  static Document.Producer read(JsonInput input) {
    input.startObject();
    if (!input.at("satchel")) {
      throw new PayloadFault(
          Kind.NOT_A_PAYLOAD, "JSON, but no Satchel payload: those begin with the key 'satchel'");
    }
    if (!input.is(JsonToken.VALUE_NUMBER_INT)) {
      throw new PayloadFault(
          Kind.NOT_A_PAYLOAD,
          "JSON, but no Satchel payload: 'satchel' is the format's version, a whole number");
    }
    String version = input.text();
    input.advance();
    if (!version.equals(Integer.toString(Document.VERSION))) {
      throw Faults.otherVersion(version, writer(input));
    }
    input.require("producer");
    input.startObject();
    input.require("java");
    String java = input.string();
    input.require("satchel");
    String satchel = input.string();
    input.endObject();
    return new Document.Producer(java, satchel);
  }

  /** The version of Satchel that wrote a payload of another version, as far as it can be found. */
  private static String writer(JsonInput input) {
    if (input.at("producer") && input.is(JsonToken.START_OBJECT)) {
      input.startObject();
      for (String key = input.nextKey(); key != null; key = input.nextKey()) {
        if (!input.is(JsonToken.VALUE_STRING)) {
          break;
        }
        String value = input.string();
        if (key.equals("satchel")) {
          return value;
        }
      }
    }
    return "(unknown)";
  }
}
