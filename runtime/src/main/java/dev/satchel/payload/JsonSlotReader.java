package dev.satchel.payload;

import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** Reads slots as {@link JsonSlots} writes them. */
final class JsonSlotReader {
  private static final Slot FALSE = new Slot.Scalar(false);
  private static final Slot TRUE = new Slot.Scalar(true);

  private final JsonInput input;
  private final IdSurvey ids;

  JsonSlotReader(JsonInput input, IdSurvey ids) {
    this.input = input;
    this.ids = ids;
  }

  Slot slot() {
    if (input.is(JsonToken.VALUE_STRING)) {
      return new Slot.Scalar(input.string());
    } else if (input.is(JsonToken.VALUE_NUMBER_INT)) {
      return new Slot.Scalar(input.integer());
    } else if (input.is(JsonToken.VALUE_NUMBER_FLOAT)) {
      return new Slot.Scalar(input.decimal());
    } else if (input.is(JsonToken.START_OBJECT)) {
      return tagged();
    } else if (input.is(JsonToken.VALUE_NULL)) {
      input.advance();
      return Slot.NULL;
    } else if (input.is(JsonToken.VALUE_TRUE) || input.is(JsonToken.VALUE_FALSE)) {
      return input.bool() ? TRUE : FALSE;
    }
    throw input.malformed("expected a value: null, a scalar, {\"ref\": id} or a tagged scalar");
  }

  /** The slots of an object, by key in their order. */
  Map<String, Slot> properties() {
    Map<String, Slot> properties = new LinkedHashMap<>();
    input.startObject();
    for (String key = input.nextKey(); key != null; key = input.nextKey()) {
      String name = input.unique(key);
      if (properties.containsKey(name)) {
        throw input.malformed("the key '" + name + "' is there twice");
      }
      properties.put(name, slot());
    }
    return properties;
  }

  List<Slot> list() {
    List<Slot> slots = new ArrayList<>();
    input.startArray();
    while (!input.endsArray()) {
      slots.add(slot());
    }
    return Collections.unmodifiableList(slots);
  }

  /** Entries as keys and values alternating. */
  List<Slot> entries() {
    List<Slot> slots = new ArrayList<>();
    input.startArray();
    while (!input.endsArray()) {
      input.startArray();
      slots.add(slot());
      slots.add(slot());
      if (!input.endsArray()) {
        throw input.malformed("an entry is an array of two: key and value");
      }
    }
    return Collections.unmodifiableList(slots);
  }

  private Slot tagged() {
    input.startObject();
    if (input.at("ref")) {
      Slot ref = ref();
      input.endObject();
      return ref;
    }
    String tag = input.nextKey();
    if (tag == null) {
      throw input.malformed("a value's object has a tag");
    }
    input.expect(JsonToken.VALUE_STRING, "a string behind the tag '" + tag + "'");
    Object value = ScalarText.parse(tag, input.text());
    if (value == null) {
      throw input.malformed("{\"" + tag + "\": \"" + abridged(input.text()) + "\"} is no value");
    }
    input.advance();
    input.endObject();
    return new Slot.Scalar(value);
  }

  private Slot ref() {
    input.expect(JsonToken.VALUE_STRING, "an id");
    String id = input.text();
    int index = ids.index(id);
    if (index < 0) {
      throw input.unknownId("'" + abridged(id) + "'; the payload holds " + ids.known());
    }
    input.advance();
    return new Slot.Ref(index);
  }

  private static String abridged(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
