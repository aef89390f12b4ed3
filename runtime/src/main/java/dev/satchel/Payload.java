package dev.satchel;

import dev.satchel.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A checked capture, ready to be carried. Immutable; its bytes depend on nothing but what was packed. */
public final class Payload {
  private final Document document;
  private final List<Problem> warnings;

  Payload(Document document, List<Problem> warnings) {
    this.document = document;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads either form.
   *
   * @throws PayloadException if the bytes are not a payload, or a damaged one
   */
  public static Payload read(byte[] jsonOrBinary) {
    return new Payload(Stages.read(jsonOrBinary), List.of());
  }

  /**
   * Reads either form to the stream's end; the stream stays open.
   *
   * @throws PayloadException if the bytes are not a payload, or a damaged one
   * @throws UncheckedIOException if the stream fails
   */
  public static Payload read(InputStream in) {
    try {
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The binary form. */
  public byte[] toBytes() {
    return Stages.binary(document);
  }

  /** The readable form, indented. */
  public String toJson() {
    return Stages.json(document);
  }

  /** What the packer warned about; empty for a payload that was read. */
  public List<Problem> warnings() {
    return warnings;
  }

  Document document() {
    return document;
  }
}
