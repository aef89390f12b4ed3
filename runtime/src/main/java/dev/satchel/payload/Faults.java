package dev.satchel.payload;

import dev.satchel.model.Document;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;

/**
 * The wording of {@link PayloadFault}s that more than one class of this package reports.
 *
 * <p>A place in the document is written as its path in the JSON form, also for the binary one: {@code
 * instances/obj_0/fields/config}.
 */
final class Faults {
  private Faults() {}

  static PayloadFault malformed(String path, String what) {
    return new PayloadFault(Kind.MALFORMED, "malformed payload: " + what + " (in " + path + ")");
  }

  static PayloadFault unknownId(String path, String what) {
    return new PayloadFault(Kind.UNKNOWN_ID, "unknown id: " + what + " (in " + path + ")");
  }

  /**
   * A count or size above a limit.
   *
   * @param limit its name in {@link Limits}
   */
  static PayloadFault limit(String limit, long found, long most) {
    return new PayloadFault(
        Kind.LIMIT,
        "payload above a limit: " + limit + " is " + most + ", the payload needs " + found);
  }

  static PayloadFault cutShort(long bytes, String inside) {
    return new PayloadFault(
        Kind.CUT_SHORT,
        "payload cut short: it ends after " + bytes + " bytes, inside " + inside
            + "; get the whole of it again");
  }

  /**
   * Another version of the format.
   *
   * @param version of the format, as the payload says
   * @param writer the version of Satchel that wrote it, as the payload says
   */
  static PayloadFault otherVersion(String version, String writer) {
    return new PayloadFault(
        Kind.OTHER_VERSION,
        "payload of format version " + version + ", written by Satchel " + writer
            + "; this is Satchel "
            + thisSatchel() + ", which reads version " + Document.VERSION
            + ": use the same release of Satchel on both sides");
  }

  private static String thisSatchel() {
    String version = Faults.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
