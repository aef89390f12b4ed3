package dev.satchel.values;

import java.util.Set;

/**
 * One kind of JDK value: how it is taken apart into {@link Pieces} and put together again, by meaning and through public
 * methods, never by private fields of the JDK.
 *
 * <p>The sender calls {@link #take}. The receiver calls {@link #allocate} and then, for a kind that is not {@link
 * Phase#BUILT}, {@link #fill} exactly once. Stateless and thread-safe.
 */
public interface ValueKind {
  /** When the receiver can make a value of this kind. */
  enum Phase {
    /** Needs all its pieces to exist (not to be filled) when it is made: {@code Optional}, {@code List.of}, wrappers. */
    BUILT,
    /** Made from its properties alone, its elements come later: {@code ArrayList}. */
    FILLED,
    /** As FILLED, but calls {@code hashCode}, {@code equals} or {@code compare} of its elements when filled. */
    HASHED,
    /** As BUILT, but calls those methods when made: {@code Set.of}, {@code Map.of}. */
    BUILT_HASHED
  }

  /** What the iteration order of a value's elements means. */
  enum ElementOrder {
    /** It is part of the value. */
    MEANT,
    /** It follows the elements' hash codes, which for many elements differ from one JVM to the next. */
    BY_HASH,
    /** Nothing; it differs in each JVM even for strings: {@code Set.of} (salted), {@code IdentityHashMap}. */
    ARBITRARY
  }

  /** In which form a value travels; says nothing of what else there may be to say of it. */
  enum Form {
    /** What it means to whoever uses it: elements and comparator, text, a number. */
    MEANING,
    /** A name under which it is found over there: a constant, a member of a class. */
    NAME,
    /** The documented serial form of its class. */
    SERIAL
  }

  /** The type names of this kind: exact classes, by binary name (many are not public); see {@link #typeOf}. */
  Set<String> types();

  Phase phase();

  /** In which form values of this kind travel. */
  default Form form() {
    return Form.MEANING;
  }

  /** What the order means in which {@link #take} gives the elements. */
  default ElementOrder order() {
    return ElementOrder.MEANT;
  }

  /** Whether {@link #take} can take this one; a few types have values that give nothing to take. */
  default boolean canTake(Object value) {
    return true;
  }

  /** Whether none of its values holds on to a string or boxed number that it is made of, so that one is as good as an equal one. */
  default boolean copiesScalars() {
    return false;
  }

  /** Whether {@link #canTake} is true of every object of {@link #types()}. */
  default boolean takesAll() {
    return true;
  }

  /** The type name under which {@code value} travels: its class's, or a public one that stands for several. */
  default String typeOf(Object value) {
    return value.getClass().getName();
  }

  /**
   * Takes {@code value} apart. Calls no code of the user.
   *
   * @param value an object whose class is one of {@link #types()}
   * @throws java.util.ConcurrentModificationException if it changes meanwhile
   */
  Pieces take(Object value);

  /**
   * Makes a value.
   *
   * @param type one of {@link #types()}
   * @param pieces with live properties; with live elements only if BUILT or BUILT_HASHED, else {@code elements} is null
   * @throws dev.satchel.problem.UnpackFault if the pieces cannot make such a value
   */
  Object allocate(String type, Pieces pieces);

  /**
   * Whether {@link #allocate} can do without a property whose value does not exist yet, as it needs this one in turn, and {@link
   * #fill} then sets it.
   *
   * @param names of all properties
   */
  default boolean canSetLater(String property, Set<String> names) {
    return false;
  }

  /**
   * Puts the elements into a value that {@link #allocate} made.
   *
   * @throws dev.satchel.problem.UnpackFault if the pieces do not fit
   */
  default void fill(Object value, Pieces pieces) {}
}
