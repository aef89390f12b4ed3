package dev.satchel;

import dev.satchel.problem.PayloadFault;
import org.jspecify.annotations.Nullable;

/** The bytes are no payload, or a damaged one; the message says what was wrong, where, and what to do. */
public class PayloadException extends RuntimeException {
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

  /** Made by Satchel. */
  public PayloadException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  PayloadException(PayloadFault fault) {
    this(Kind.valueOf(fault.kind().name()), String.valueOf(fault.getMessage()), fault);
  }

  public Kind kind() {
    return kind;
  }
}
