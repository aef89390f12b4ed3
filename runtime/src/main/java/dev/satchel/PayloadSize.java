package dev.satchel;

import dev.satchel.pack.Survey;
import dev.satchel.problem.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be said about the size of a payload. */
final class PayloadSize {
  /** Above this, in bytes of the binary form, the user is warned. */
  static final long WARN_ABOVE = 10_000_000;

  private static final int SHOWN = 5;

  /** A warning about more objects names no paths; {@link Packer#check} does, whatever their number. */
  private static final int MOST_WEIGHED = 2_000_000;

  private PayloadSize() {}

  /** An error above {@code maxBytes}, a warning above {@link #WARN_ABOVE}, else null; names the heaviest paths. */
  static @Nullable Finding finding(long bytes, long maxBytes, @Nullable Survey survey) {
    boolean isError = bytes > maxBytes;
    if (!isError && bytes <= WARN_ABOVE) {
      return null;
    }
    // To weigh takes memory for each object, which a mere warning is not worth where there are very
    // many.
    List<Survey.Heavy> heaviest = survey != null && (isError || survey.met() <= MOST_WEIGHED)
        ? survey.heaviest(SHOWN)
        : List.of();
    String size = String.format(Locale.ROOT, "this payload has %,d bytes", bytes);
    return new Finding(
        "payload-too-large",
        isError,
        isError ? size + String.format(Locale.ROOT, "; the packer allows %,d", maxBytes) : size,
        heaviest.isEmpty()
            ? "payload"
            : heaviest.stream()
                .map(heavy ->
                    String.format(Locale.ROOT, "%s: about %,d bytes", heavy.path(), heavy.bytes()))
                .collect(Collectors.joining("\n")),
        null,
        "all of it is sent and rebuilt for each call",
        "ship less: load big data over there, or keep it in a session; Packer.check() shows what travels");
  }
}
