package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.model.Progress;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A document as bytes and back. JSON and the binary form are two spellings of one document: what is read from either is
 * equal, with the same ids, and written again it gives the same bytes, in every JVM.
 *
 * <p>Reading trusts nothing: every size and count is held against {@link Limits} and the bytes that remain, no class is
 * looked up, and whatever is wrong is one {@link PayloadFault} that says where. It uses no recursion, so the graph may
 * be of any depth.
 *
 * @see "docs/payload-format.md"
 */
public final class PayloadCodec {
  private PayloadCodec() {}

  /**
   * The binary form.
   *
   * @throws PayloadFault if {@code document} is not well-formed, so that a reader would refuse it, or does not fit into
   *     an array
   */
  public static byte[] toBinary(Document document) {
    return encode(document, Progress.NONE).toBytes();
  }

  /**
   * The binary form in pieces, so that its size is known and {@code document} can be let go before all bytes are there.
   *
   * @throws PayloadFault if {@code document} is not well-formed
   */
  public static EncodedPayload encode(Document document, Progress progress) {
    EncodedPayload pieces = new EncodedPayload();
    DocumentChecks.check(document, Limits.DEFAULT);
    BinaryEncoder.write(document, new BinarySink(pieces), progress);
    return pieces;
  }

  /**
   * Writes the binary form to {@code out}, which stays open. Needs no memory for the bytes.
   *
   * @throws PayloadFault as {@link #toBinary}; then nothing was written
   */
  public static void writeBinary(Document document, OutputStream out) throws IOException {
    DocumentChecks.check(document, Limits.DEFAULT);
    try {
      BinaryEncoder.write(document, new BinarySink(out), Progress.NONE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The JSON form, indented, one line for each object of the graph.
   *
   * @throws PayloadFault as {@link #toBinary}
   */
  public static String toJson(Document document) {
    DocumentChecks.check(document, Limits.DEFAULT);
    return JsonEncoder.write(document);
  }

  /**
   * Reads either form, under {@link Limits#DEFAULT}.
   *
   * @throws PayloadFault if that fails, and nothing else
   */
  public static Document read(byte[] jsonOrBinary) {
    return read(jsonOrBinary, Limits.DEFAULT);
  }

  /**
   * Reads either form.
   *
   * @param jsonOrBinary JSON is in UTF-8
   * @throws PayloadFault if that fails, and nothing else
   */
  public static Document read(byte[] jsonOrBinary, Limits limits) {
    if (jsonOrBinary.length > limits.maxBytes()) {
      throw Faults.limit("maxBytes", jsonOrBinary.length, limits.maxBytes());
    }
    Document document;
    if (BinaryDecoder.isBinary(jsonOrBinary)) {
      document = BinaryDecoder.read(jsonOrBinary, limits);
    } else if (isJsonObject(jsonOrBinary)) {
      document = JsonDecoder.read(jsonOrBinary, limits);
    } else {
      throw new PayloadFault(
          Kind.NOT_A_PAYLOAD,
          jsonOrBinary.length == 0
              ? "no payload: there is not one byte"
              : "no payload: neither JSON in UTF-8 nor Satchel's binary form");
    }
    DocumentChecks.check(document, limits);
    return document;
  }

  /**
   * Reads either form up to the stream's end, under {@link Limits#DEFAULT}.
   *
   * @param in stays open
   * @throws IOException what {@code in} throws
   * @throws PayloadFault if the bytes are no payload
   */
  public static Document read(InputStream in) throws IOException {
    return read(in, Limits.DEFAULT);
  }

  /**
   * Reads either form up to the stream's end.
   *
   * @param in stays open; not read further once the limit of bytes is passed
   * @throws IOException what {@code in} throws
   * @throws PayloadFault if the bytes are no payload
   */
  public static Document read(InputStream in, Limits limits) throws IOException {
    int most = (int) limits.maxBytes();
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw Faults.limit("maxBytes", most + 1L, most);
    }
    return read(bytes, limits);
  }

  private static boolean isJsonObject(byte[] bytes) {
    int at = 0;
    while (at < bytes.length
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }
}
