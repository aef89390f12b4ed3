package dev.satchel.payload;

import dev.satchel.model.Slot;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes slots in the JSON form: plain where JSON has an exact word for the value, else an object with one tag. */
final class JsonSlots {
  private final JsonGenerator out;
  private final NodeIds ids;

  JsonSlots(JsonGenerator out, NodeIds ids) {
    this.out = out;
    this.ids = ids;
  }

  void property(String key, Slot slot) {
    out.writeName(key);
    slot(slot);
  }

  void list(String key, List<Slot> slots) {
    out.writeName(key);
    out.writeStartArray();
    for (int i = 0; i < slots.size(); i++) {
      slot(slots.get(i));
    }
    out.writeEndArray();
  }

  /** Writes entries as pairs. */
  void entries(String key, List<Slot> slots) {
    out.writeName(key);
    out.writeStartArray();
    for (int i = 0; i < slots.size(); i += 2) {
      out.writeStartArray();
      slot(slots.get(i));
      slot(slots.get(i + 1));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void slot(Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      tagged("ref", ids.id(ref.node()));
    } else if (slot instanceof Slot.Scalar scalar) {
      scalar(scalar.value());
    } else {
      out.writeNull();
    }
  }

  private void scalar(Object value) {
    String tag = ScalarText.tag(value);
    if (tag != null) {
      tagged(tag, ScalarText.text(value));
    } else if (value instanceof String string) {
      out.writeString(string);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else {
      out.writeNumber((double) value);
    }
  }

  private void tagged(String tag, String text) {
    out.writeStartObject();
    out.writeStringProperty(tag, text);
    out.writeEndObject();
  }
}
