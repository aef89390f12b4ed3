package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One thing that code may call, and what it passes.
 *
 * @param owner the class that the code names, or that declares the target
 * @param isExact whether no overriding method can be meant
 * @param isNested whether the target is a lambda's body or a method of a local class: then what it does is done by the caller
 *     itself, for people
 * @param arguments where they come from, the receiver first; what is not known comes from nowhere
 */
record Invocation(
    Class<?> owner,
    String name,
    String descriptor,
    boolean isStatic,
    boolean isExact,
    boolean isNested,
    List<Set<Origin>> arguments) {
  /** How the compiler begins the names of such methods. */
  static final String ACCESSOR = "access$";

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

  /** As {@link JdkMethods} counts: 0 is the receiver, 1 the first argument, also of a static method. */
  Set<Origin> numbered(int number) {
    int index = isStatic ? number - 1 : number;
    return index < 0 ? Set.of() : argument(index);
  }

  /** What the table says of a method of the JDK; what it does not name does nothing. Only for the JDK's own methods. */
  JdkMethods.Behaviour behaviour() {
    return JdkMethods.table().find(owner, name, descriptor);
  }

  /**
   * Whether an object that was there before is asked to do something by itself: what it then changes of what it owns is its
   * own doing.
   */
  boolean isOwn() {
    return !isStatic && !isNested && argument(0).stream().allMatch(Origin::isParameter);
  }

  /** Whether the target stands for an access to a private field of a nested class, in an older class file. */
  boolean isAccessor() {
    return isNested && name.startsWith(ACCESSOR);
  }

  boolean isJdk() {
    return Bodies.isPlatform(owner);
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
