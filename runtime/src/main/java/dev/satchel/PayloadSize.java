package dev.satchel;

import dev.satchel.problem.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be said about the size of a payload. */
final class PayloadSize {
  /** Above this, in bytes of the binary form, the user is warned. */
  static final long WARN_ABOVE = 10_000_000;

  private PayloadSize() {}

  /** An error above {@code maxBytes}, a warning above {@link #WARN_ABOVE}, else null. */
  static @Nullable Finding finding(long bytes, long maxBytes) {
    boolean isError = bytes > maxBytes;
    if (!isError && bytes <= WARN_ABOVE) {
      return null;
    }
    String size = String.format(Locale.ROOT, "this payload has %,d bytes", bytes);
    return new Finding(
        "payload-too-large",
        isError,
        isError ? size + String.format(Locale.ROOT, "; the packer allows %,d", maxBytes) : size,
        "payload",
        null,
        "all of it is sent and rebuilt for each call",
        "ship less: load big data over there, or keep it in a session; Packer.check() shows what travels");
  }
}
