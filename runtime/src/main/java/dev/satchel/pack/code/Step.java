package dev.satchel.pack.code;

/** One step from an object to one that it holds. */
public sealed interface Step {
  /** An element of an array, collection or map, whichever. */
  Step ELEMENT = new Element();

  /** What the one method of a functional interface returns, of an object whose class is not known. */
  Step RESULT = new Result();

  /**
   * The value of an instance field.
   *
   * @param owner binary name of the class that the code names; the field may be inherited by it
   */
  record Field(String owner, String name) implements Step {}

  /** Use {@link Step#ELEMENT}. */
  record Element() implements Step {}

  /** Use {@link Step#RESULT}. */
  record Result() implements Step {}
}
