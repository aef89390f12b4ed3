package dev.satchel.pack.code;

/**
 * What code does to an object that it did not make.
 *
 * @param kind the sort of change
 * @param operation how the new value comes about, for array stores and field writes
 * @param verb for people, to be followed by the object: {@code adds to}, {@code increments}, {@code writes to}
 * @param type binary name of the class whose field is written or whose method is called; empty for an array store
 * @param member the field written, or the method called; empty for an array store
 */
public record Change(Kind kind, Operation operation, String verb, String type, String member) {
  /** An element of an array is written. */
  public static Change arrayStore(Operation operation) {
    return new Change(Kind.ARRAY_STORE, operation, "writes to", "", "");
  }

  /**
   * A field is written.
   *
   * @param type binary name of the class that the code names
   */
  public static Change fieldWrite(Operation operation, String type, String field) {
    return new Change(Kind.FIELD_WRITE, operation, "writes to", type, field);
  }

  /**
   * A method of the JDK is called that changes something.
   *
   * @param verb as {@link JdkMethods} has it
   * @param type binary name of the class whose method it is
   */
  public static Change call(String verb, String type, String method) {
    return new Change(Kind.CALL, Operation.SET, verb, type, method);
  }

  /** Sorts of change. */
  public enum Kind {
    /** {@code a[i] = x}, in any form. */
    ARRAY_STORE,
    /** {@code o.f = x}, in any form. */
    FIELD_WRITE,
    /** A call of a method of the JDK that is known to change its receiver or argument. */
    CALL
  }

  /** How the new value comes about. */
  public enum Operation {
    /** {@code x = y}, or in no way that is told apart. */
    SET,
    /** {@code ++x}. */
    INCREMENT,
    /** {@code x += y}. */
    ADD
  }
}
