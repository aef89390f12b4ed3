package dev.satchel.problem;

/**
 * The bytes of a payload are not what the format says.
 *
 * <p>{@code kind()} is one of {@link Kind}; the message says what was wrong, where, and what to do.
 */
public final class PayloadFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of damage. */
  public enum Kind {
    /** Neither JSON nor the binary form. */
    NOT_A_PAYLOAD,
    /** Ends before it should. */
    CUT_SHORT,
    /** Another version of the format. */
    OTHER_VERSION,
    /** A reference to an id that the payload does not hold. */
    UNKNOWN_ID,
    /** A size, count or depth above a limit. */
    LIMIT,
    /** Anything else that the format forbids. */
    MALFORMED
  }

  private final Kind kind;

  public PayloadFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public PayloadFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
