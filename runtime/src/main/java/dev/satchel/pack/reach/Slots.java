package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives what an object holds a slot in its node; whatever is no scalar is thereby reached. */
interface Slots {
  Slot of(@Nullable Object value);

  /** A slot for each value, in order. */
  default List<Slot> all(@Nullable Object[] values) {
    List<Slot> slots = new ArrayList<>(values.length);
    for (Object value : values) {
      slots.add(of(value));
    }
    return slots;
  }
}
