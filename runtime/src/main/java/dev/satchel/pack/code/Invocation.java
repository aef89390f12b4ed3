package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One thing that code may call, and what it passes.
 *
 * @param owner the class that the code names, or that declares the target
 * @param isExact whether no overriding method can be meant
 * @param isNested whether the target is a lambda's body or a method of a class made here: then what it does is done by
 *     the caller itself, for people
 * @param arguments the receiver first; values that are not known yet (a lambda's own parameters) come from nowhere
 */
record Invocation(
    Class<?> owner,
    String name,
    String descriptor,
    boolean isStatic,
    boolean isExact,
    boolean isNested,
    List<Set<Origin>> arguments) {
  Invocation {
    arguments = List.copyOf(arguments);
  }

  static List<Set<Origin>> origins(List<? extends FlowValue> values) {
    List<Set<Origin>> origins = new ArrayList<>(values.size());
    for (FlowValue value : values) {
      origins.add(value.shape() == FlowValue.Shape.REFERENCE ? value.origins() : Set.of());
    }
    return origins;
  }

  Set<Origin> argument(int index) {
    return index < arguments.size() ? arguments.get(index) : Set.of();
  }

  /** One bit for each argument that comes from somewhere. */
  long interesting() {
    long bits = 0;
    for (int i = 0; i < arguments.size() && i < Long.SIZE; i++) {
      if (!arguments.get(i).isEmpty()) {
        bits |= 1L << i;
      }
    }
    return bits;
  }
}
