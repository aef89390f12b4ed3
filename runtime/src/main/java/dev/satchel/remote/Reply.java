package dev.satchel.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender's answer to a worker's question.
 *
 * @param document binary form of one that brings the piece; null if none does
 * @param resources contents of resources, if those were asked for
 * @param reason why it does not bring the piece; null if it does
 */
public record Reply(
    byte @Nullable [] document,
    List<byte[]> resources,
    @Nullable String reason) {
  /** With a document that brings the piece. */
  public static Reply of(byte[] document) {
    return new Reply(document, List.of(), null);
  }

  /** With resources, maybe none. */
  public static Reply of(List<byte[]> resources) {
    return new Reply(null, List.copyOf(resources), null);
  }

  /** Without what was asked for. */
  public static Reply refused(String reason) {
    return new Reply(null, List.of(), reason);
  }
}
