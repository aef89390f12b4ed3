package dev.satchel;

/** How bad a {@link Problem} is. */
public enum Severity {
  /** Nothing is packed. */
  ERROR,
  /** It is packed, but the user should know. */
  WARNING
}
