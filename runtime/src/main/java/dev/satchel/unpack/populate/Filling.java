package dev.satchel.unpack.populate;

import dev.satchel.access.FieldWriter;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.values.FieldAccess;
import org.jspecify.annotations.Nullable;

/** Sets the fields of an object, all at once. One for all objects of a layout. */
final class Filling extends Collected {
  private final @Nullable FieldAccess[] fields;
  private final FieldWriter writer;

  /**
   * @param fields null where only a null fits
   */
  Filling(@Nullable FieldAccess[] fields, FieldWriter writer) {
    super(kinds(fields));
    this.fields = fields;
    this.writer = writer;
  }

  private static String kinds(@Nullable FieldAccess[] fields) {
    StringBuilder kinds = new StringBuilder();
    for (FieldAccess field : fields) {
      boolean isPrimitive = field != null && field.kind() != 'L';
      kinds.append(isPrimitive ? field.kind() : PrimitiveBlock.NO_PRIMITIVE);
    }
    return kinds.toString();
  }

  @Override
  void check(int slot, @Nullable Object value) {
    FieldAccess field = fields[slot];
    if (value != null && field != null) {
      field.check(value);
    }
  }

  /** Whether there is a field for what a slot holds. */
  boolean has(int slot) {
    return fields[slot] != null;
  }

  /** Sets all fields, for each of which something was put. */
  void fill(Object target) {
    writer.write(target, bytes(), from(), references());
  }
}
