package dev.satchel.model;

/** How an object that was met is held. */
public interface Holding {
  /** From a root to the object, for people. */
  String path();

  /** Whether an object of a library holds it: see {@link Reached#isInLibrary}. */
  boolean isInLibrary();
}
