package dev.satchel.unpack.populate;

import dev.satchel.access.FieldWriter;
import dev.satchel.values.FieldAccess;
import org.jspecify.annotations.Nullable;

/** Collects what the fields of an object are to hold, and sets them at once. One for all objects of a layout. */
final class Filling {
  private final @Nullable FieldAccess[] fields;
  private final FieldWriter writer;
  private final SlotValues values;

  /**
   * @param fields null where only a null fits
   */
  Filling(@Nullable FieldAccess[] fields, FieldWriter writer) {
    this.fields = fields;
    this.writer = writer;
    char[] kinds = new char[fields.length];
    for (int i = 0; i < fields.length; i++) {
      FieldAccess field = fields[i];
      kinds[i] = field == null ? 0 : field.kind();
    }
    values = new SlotValues(kinds);
  }

  /** Takes what primitive fields hold. */
  SlotValues values() {
    return values;
  }

  /**
   * What a field holds that is not primitive.
   *
   * @return false if the field is none
   */
  boolean put(int field, @Nullable Object value) {
    FieldAccess access = fields[field];
    if (access == null || !values.is(field, 'L')) {
      return false;
    }
    if (value != null) {
      access.check(value);
    }
    values.references[field] = value;
    return true;
  }

  /** Sets all fields, each of which was {@code put}. */
  void fill(Object target) {
    writer.write(target, values.primitives, values.references);
  }
}
