package dev.satchel.pack.reach;

import dev.satchel.model.NodeSink;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives what an object holds a slot in its node; whatever is no scalar is thereby reached. */
interface Slots {
  /** The number of an object that somebody holds to use it: a variable, a captured local, an element. */
  int meet(Object object);

  /** The number of what an object holds in a field of its own. An enclosing object so held is still that. */
  int meetInField(Object object);

  /**
   * The number of the object whose code captured it only to use some of its members: {@code this} of a lambda, the outer
   * object of an inner class. Unless {@link #meet} is told the object, too, only those fields of it are reached that code
   * reads.
   */
  int meetEnclosing(Object object);

  /** A slot for what {@link #meet} is for, or for a scalar or null. */
  default Slot of(@Nullable Object value) {
    return value == null || Slot.isScalar(value) ? plain(value) : new Slot.Ref(meet(value));
  }

  /** A slot for what {@link #meetInField} is for, or for a scalar or null. */
  default Slot ofField(@Nullable Object value) {
    return value == null || Slot.isScalar(value) ? plain(value) : new Slot.Ref(meetInField(value));
  }

  /** A slot for what {@link #meetEnclosing} is for, or for a scalar or null. */
  default Slot ofEnclosing(@Nullable Object value) {
    return value == null || Slot.isScalar(value)
        ? plain(value)
        : new Slot.Ref(meetEnclosing(value));
  }

  private static Slot plain(@Nullable Object scalar) {
    return scalar == null ? Slot.NULL : new Slot.Scalar(scalar);
  }

  /** Gives {@code sink} what {@link #of} would return. */
  default void give(@Nullable Object value, NodeSink sink) {
    if (value == null) {
      sink.nothing();
    } else if (Slot.isScalar(value)) {
      sink.scalar(value);
    } else {
      sink.ref(meet(value));
    }
  }

  /** A slot for each value, in order. */
  default List<Slot> all(@Nullable Object[] values) {
    List<Slot> slots = new ArrayList<>(values.length);
    for (Object value : values) {
      slots.add(of(value));
    }
    return slots;
  }
}
