package dev.satchel.pack.code;

/**
 * What code does to an object that it did not make.
 *
 * @param kind the sort of change
 * @param verb for people, to be followed by the object: {@code adds to}, {@code increments}, {@code writes to}
 * @param type binary name of the class whose field is written or whose method is called; of the element, for arrays
 * @param member the field written, or the method called; empty for an array store
 */
public record Change(Kind kind, String verb, String type, String member) {
  /** Sorts of change. */
  public enum Kind {
    /** {@code a[i] = x}. */
    ARRAY_STORE,
    /** {@code ++a[i]}, {@code a[i] += 1}. */
    ARRAY_INCREMENT,
    /** {@code a[i] += x}. */
    ARRAY_ADD,
    /** {@code o.f = x}, in any form. */
    FIELD_WRITE,
    /** A call of a method of the JDK that is known to change its receiver or argument. */
    CALL
  }
}
