package dev.satchel.pack.check;

/** What a rule's findings are, if the user says so. */
public enum RuleLevel {
  /** Packing refuses. */
  ERROR,
  /** It goes on, and says so. */
  WARNING,
  /** It goes on in silence. */
  OFF
}
