package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives what an object holds a slot in its node; whatever is no scalar is thereby reached. */
interface Slots {
  /** A slot for what somebody holds to use it: a variable, a captured local, an element. */
  Slot of(@Nullable Object value);

  /** A slot for what an object holds in a field of its own. An enclosing object so held is still that. */
  Slot ofField(@Nullable Object value);

  /**
   * A slot for the object whose code captured it only to use some of its members: {@code this} of a lambda, the outer
   * object of an inner class. Unless {@link #of} is told the object, too, only those fields of it are reached that code
   * reads.
   */
  Slot ofEnclosing(@Nullable Object value);

  /** A slot for each value, in order. */
  default List<Slot> all(@Nullable Object[] values) {
    List<Slot> slots = new ArrayList<>(values.length);
    for (Object value : values) {
      slots.add(of(value));
    }
    return slots;
  }
}
