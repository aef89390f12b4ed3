package dev.satchel;

import dev.satchel.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checked capture, ready to be carried. Immutable; its bytes depend on nothing but what was packed.
 *
 * <p>Payloads may be large, so a large one is never copied: see {@link #toBytes} and {@link #read(byte[])}.
 */
public final class Payload {
  /** Up to so many bytes are copied, so that nobody need think of it. */
  private static final int MOST_COPIED = 1 << 20;

  /** The binary form; null if only the document is there. */
  private final byte @Nullable [] bytes;

  /** Null if the bytes are there, of which it is read whenever it is needed. */
  private final @Nullable Document document;

  private final List<Problem> warnings;

  Payload(byte[] bytes, List<Problem> warnings) {
    this.bytes = bytes;
    this.document = null;
    this.warnings = List.copyOf(warnings);
  }

  private Payload(Document document) {
    this.bytes = null;
    this.document = document;
    this.warnings = List.of();
  }

  /**
   * Reads either form.
   *
   * @param jsonOrBinary must not be changed as long as the payload is used: above 1 MB it is not copied
   * @throws PayloadException if the bytes are not a payload, or a damaged one
   */
  public static Payload read(byte[] jsonOrBinary) {
    return new Payload(
        Stages.read(jsonOrBinary.length > MOST_COPIED ? jsonOrBinary : jsonOrBinary.clone()));
  }

  /**
   * Reads either form to the stream's end; the stream stays open.
   *
   * @throws PayloadException if the bytes are not a payload, or a damaged one
   * @throws UncheckedIOException if the stream fails
   */
  public static Payload read(InputStream in) {
    try {
      return new Payload(Stages.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The binary form.
   *
   * @return a copy; above 1 MB the payload's own array, which must not be changed: whoever reads it then is told that its
   *     checksum is wrong
   */
  public byte[] toBytes() {
    byte[] own = bytes;
    if (own == null) {
      return Stages.binary(document());
    }
    return own.length > MOST_COPIED ? own : own.clone();
  }

  /** The readable form, indented. */
  public String toJson() {
    return Stages.json(document());
  }

  /** What the packer warned about; empty for a payload that was read. */
  public List<Problem> warnings() {
    return warnings;
  }

  Document document() {
    Document known = document;
    return known == null ? Stages.read(Objects.requireNonNull(bytes)) : known;
  }
}
