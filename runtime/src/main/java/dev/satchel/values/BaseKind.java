package dev.satchel.values;

import java.util.Set;

/**
 * How the state travels that a user's object has from its JDK superclass: a {@code HashMap} under a user's map, a
 * {@code Throwable} under a user's exception.
 *
 * <p>As {@link ValueKind}, but for objects whose class is the user's. The receiver calls {@link #allocate} in place of
 * {@link Allocation#allocate}, later {@link #fill}, and sets the fields of the user's classes in between or afterwards.
 * Calls no method that the user's class overrides.
 */
public interface BaseKind {
  /** {@link ValueKind.Phase#FILLED} or {@link ValueKind.Phase#HASHED}. */
  ValueKind.Phase phase();

  /** Whether {@link #allocate} looks at the properties; otherwise they need not be there yet. */
  boolean allocatesFromProperties();

  /** As {@link ValueKind#canSetLater}. */
  default boolean canSetLater(String property, Set<String> names) {
    return false;
  }

  /** Takes the state apart that {@code value} has from its JDK superclass. */
  Pieces take(Object value);

  /**
   * A new object of exactly {@code type}. Of its constructors only one of the JDK superclass runs.
   *
   * @param pieces with live properties if {@link #allocatesFromProperties}; of its elements only their number counts
   * @throws dev.satchel.problem.UnpackFault if the pieces do not fit
   */
  Object allocate(Class<?> type, Pieces pieces);

  /**
   * Puts the state into an object that {@link #allocate} made.
   *
   * @throws dev.satchel.problem.UnpackFault if the pieces do not fit, or this JVM gives no way
   */
  void fill(Object value, Pieces pieces);
}
