package dev.satchel;

import dev.satchel.model.Document;
import dev.satchel.model.MissingPiece;
import dev.satchel.model.Progress;
import dev.satchel.pack.Packing;
import dev.satchel.pack.Sent;
import dev.satchel.pack.Survey;
import dev.satchel.payload.EncodedPayload;
import dev.satchel.payload.PayloadCodec;
import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.ReportText;
import dev.satchel.problem.UnpackFault;
import dev.satchel.unpack.Namespace;
import dev.satchel.unpack.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the face meets the stages below it: asks them in their words, and puts their answers into the user's. */
final class Stages {
  /** Warnings that calls have printed; each is printed once. Bounded, so that it cannot grow for ever. */
  private static final Set<String> PRINTED = ConcurrentHashMap.newKeySet();

  private static final int MAX_PRINTED = 1000;

  private Stages() {}

  static PackReport check(Packer packer) {
    Packing.Outcome outcome = Packing.pack(request(packer, false, 0, null), packer.progress());
    Survey survey = outcome.survey();
    if (survey == null) {
      return PackReport.refused(
          problems(outcome.findings()), ReportText.render(outcome.findings()));
    }
    Document document = outcome.document();
    long bytes = document == null
        ? survey.bytes()
        : PayloadCodec.encode(document, packer.progress()).size();
    List<Finding> findings =
        document == null ? outcome.findings() : withSize(outcome, bytes, packer.maxBytes());
    return new PackReport(
        survey.members(),
        survey.reasons(),
        survey.classBytes(),
        survey.objects(),
        bytes,
        survey.heaviest(PackReport.HEAVIEST).stream()
            .map(heavy -> new PackReport.Weight(heavy.path(), heavy.bytes()))
            .toList(),
        problems(findings),
        ReportText.render(findings));
  }

  static Payload pack(Packer packer) {
    Packed packed = pack(packer, false);
    return new Payload(packed.pieces().toBytes(), problems(packed.findings()));
  }

  /** Packs tasks for a namespace of their own; prints warnings. Gives the binary form. */
  static byte[] packTask(Packer packer) {
    Packed packed = pack(packer, true);
    warn(packed.findings());
    return packed.pieces().toBytes();
  }

  /** The pieces, so that what was found on the way there can be let go before they are put together. */
  private static Packed pack(Packer packer, boolean asTask) {
    Packing.Outcome outcome = Packing.pack(request(packer, asTask, 0, null), packer.progress());
    EncodedPayload pieces = PayloadCodec.encode(accepted(outcome), packer.progress());
    List<Finding> findings = withSize(outcome, pieces.size(), packer.maxBytes());
    refuseErrors(findings);
    return new Packed(pieces, findings);
  }

  private record Packed(EncodedPayload pieces, List<Finding> findings) {}

  /**
   * What a packer asks for.
   *
   * @param asTask whether the roots are called through their JDK interface alone
   * @param java feature release of the receiver's Java; 0 if it is not known
   */
  static Packing.Request request(Packer packer, boolean asTask, int java, @Nullable Sent session) {
    return new Packing.Request(
        packer.variables(),
        packer.provided(),
        packer.keep(),
        packer.allow(),
        packer.strict(),
        asTask,
        List.of(),
        RuleProviders.rules(),
        packer.guards(),
        java,
        session);
  }

  /**
   * What a packer with these settings asks for to bring {@code missing} into the namespace of {@code session}: the first
   * in any case, the others if they can be had.
   */
  static Packing.Request request(
      Packer packer, List<MissingPiece> missing, int java, Sent session) {
    return new Packing.Request(
        Map.of(),
        packer.provided(),
        List.of(),
        packer.allow(),
        packer.strict(),
        true,
        missing,
        RuleProviders.rules(),
        List.of(), // whoever waits for the call may hold them
        java,
        session);
  }

  /**
   * The document of an outcome.
   *
   * @throws PackException if packing refused
   */
  static Document accepted(Packing.Outcome outcome) {
    Document document = outcome.document();
    refuseErrors(outcome.findings());
    if (document == null) {
      throw new IllegalStateException("packing gave neither a document nor an error");
    }
    return document;
  }

  /**
   * Refuses if there is an error.
   *
   * @throws PackException that shows all findings
   */
  static void refuseErrors(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new PackException(ReportText.render(findings), problems(findings));
    }
  }

  /** The findings, and what is to be said about the payload's size. */
  static List<Finding> withSize(Packing.Outcome outcome, long bytes, long maxBytes) {
    Finding size = PayloadSize.finding(bytes, maxBytes, outcome.survey());
    if (size == null) {
      return outcome.findings();
    }
    List<Finding> all = new ArrayList<>(outcome.findings());
    all.add(size);
    return all;
  }

  /** Prints warnings of a call, whose payload nobody sees; each once. */
  static void warn(List<Finding> findings) {
    for (Finding finding : findings) {
      String text = ReportText.render(List.of(finding));
      if (!finding.isError() && PRINTED.size() < MAX_PRINTED && PRINTED.add(text)) {
        System.err.println(text);
      }
    }
  }

  static List<Problem> problems(List<Finding> findings) {
    return findings.stream().map(Stages::problem).toList();
  }

  private static Problem problem(Finding finding) {
    String why = finding.why().isEmpty() ? "" : ": " + finding.why();
    return new Problem(
        finding.rule(),
        finding.message() + why,
        finding.path(),
        finding.location() == null ? null : finding.location().toString(),
        finding.help(),
        finding.isError() ? Severity.ERROR : Severity.WARNING);
  }

  static Document read(byte[] jsonOrBinary) {
    try {
      return PayloadCodec.read(jsonOrBinary);
    } catch (PayloadFault e) {
      throw new PayloadException(e);
    }
  }

  static byte[] binary(Document document) {
    return PayloadCodec.toBinary(document);
  }

  static String json(Document document) {
    return PayloadCodec.toJson(document);
  }

  /** What tells {@code listener}. */
  static Progress progress(ProgressListener listener) {
    return (stage, done, total) ->
        listener.progress(stage.name().toLowerCase(Locale.ROOT), done, total);
  }

  static Unpacked unpack(Unpacker unpacker, Document document) {
    Namespace namespace = new Namespace(
        new Settings(unpacker.parent(), unpacker.provided(), unpacker.resources()::get));
    try {
      return new Unpacked(
          namespace.load(document, unpacker.progress()), namespace::type, namespace::close);
    } catch (UnpackFault e) {
      namespace.close();
      throw new UnpackException(e);
    } catch (RuntimeException e) {
      namespace.close(); // the user's listener gave up
      throw e;
    }
  }
}
