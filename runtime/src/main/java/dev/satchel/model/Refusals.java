package dev.satchel.model;

/** Says which objects must not travel although their kind can. Runs no code of the user. */
@FunctionalInterface
public interface Refusals {
  /** None. */
  Refusals NONE = (object, holding) -> false;

  /** Whether this object is one of them. */
  boolean contain(Object object, Holding holding);

  /** Whether some object of that class may be one of them; always the same answer for a class. */
  default boolean mayConcern(Class<?> type) {
    return true;
  }
}
