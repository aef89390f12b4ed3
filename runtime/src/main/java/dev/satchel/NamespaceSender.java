package dev.satchel;

import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.MissingPiece;
import dev.satchel.model.Node;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Slot;
import dev.satchel.pack.Packing;
import dev.satchel.pack.Sent;
import dev.satchel.payload.EncodedPayload;
import dev.satchel.payload.PayloadCodec;
import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.UnpackFault;
import dev.satchel.remote.Reply;
import dev.satchel.remote.Sender;
import dev.satchel.unpack.Homecoming;
import dev.satchel.unpack.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller's side of one namespace over there. */
final class NamespaceSender implements Sender {
  private final Supplier<Packer> packers;
  private final int java;
  private final boolean answersMissing;
  private final Sent sent;
  private final NamedInResources named = new NamedInResources();
  private final Map<Class<?>, Map<String, LambdaSite>> sites = new ConcurrentHashMap<>();
  private final ClassLoader provider = provider();
  private volatile List<String> provided = List.of();
  private @Nullable String broken;

  /**
   * For a fresh namespace.
   *
   * @param packers makes each call's packer, with the user's settings
   * @param isSession whether many calls go there
   * @param java feature release of the receiver's Java; 0 if it is not known
   * @param answersMissing whether the receiver gets what packing did not see and it asks for
   */
  NamespaceSender(Supplier<Packer> packers, boolean isSession, int java, boolean answersMissing) {
    this.answersMissing = answersMissing;
    this.java = java;
    sent = new Sent(isSession);
    this.packers = packers;
  }

  @Override
  public synchronized byte[] pack(Map<String, @Nullable Object> variables) {
    return encode(variables).toBytes();
  }

  /** The pieces, so that what was found on the way there can be let go before they are put together. */
  private EncodedPayload encode(Map<String, @Nullable Object> variables) {
    if (broken != null) {
      throw new RemoteJvmException("this session cannot go on: " + broken);
    }
    Packer packer = packers.get();
    provided = List.copyOf(packer.provided());
    variables.forEach(packer::variable);
    Packing.Outcome outcome =
        Packing.pack(Stages.request(packer, true, java, sent), packer.progress());
    Document document = Stages.accepted(outcome);
    EncodedPayload pieces = PayloadCodec.encode(document, packer.progress());
    List<Finding> findings = Stages.withSize(outcome, pieces.size(), packer.maxBytes());
    try {
      Stages.refuseErrors(findings);
    } catch (PackException e) {
      // what follows would refer to what was not sent
      broken = "an earlier payload of it was too large";
      throw e;
    }
    noteSites(document);
    Stages.warn(findings);
    return pieces;
  }

  @Override
  public synchronized Reply answer(MissingPiece piece) {
    if (!answersMissing) {
      return Reply.refused(
          "the caller does not send anything later (Builder.answerMissing(false))");
    }
    if (broken != null) {
      return Reply.refused("this session cannot go on: " + broken);
    }
    try {
      if (piece instanceof MissingPiece.Resource resource) {
        List<byte[]> contents = Resources.contents(sent.loader(resource.loader()), resource.name());
        named.note(contents);
        return Reply.of(contents);
      }
      return answerCode(piece);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      return Reply.refused("it could not be packed: " + e);
    }
  }

  private Reply answerCode(MissingPiece piece) {
    Packer packer = packers.get();
    List<MissingPiece> pieces = new ArrayList<>(List.of(piece));
    if (piece instanceof MissingPiece.Type type) {
      pieces.addAll(named.after(type));
    }
    Packing.Outcome outcome = Packing.pack(Stages.request(packer, pieces, java, sent));
    if (outcome.document() == null && pieces.size() > 1) {
      outcome = Packing.pack(Stages.request(packer, List.of(piece), java, sent));
    }
    Document document = outcome.document();
    if (document == null) {
      return Reply.refused(outcome.findings().stream()
          .filter(Finding::isError)
          .map(finding -> finding.message() + ": " + finding.why())
          .collect(Collectors.joining("; ")));
    }
    byte[] bytes = PayloadCodec.toBinary(document);
    Finding size = PayloadSize.finding(bytes.length, packer.maxBytes(), outcome.survey());
    if (size != null && size.isError()) {
      broken = "a payload that it asked for was too large";
      return Reply.refused(size.message());
    }
    noteSites(document);
    return Reply.of(bytes);
  }

  /** A result may hold lambdas that were made over there, at call sites of our own classes. */
  private void noteSites(Document document) {
    document.sources().forEach((key, unit) -> {
      Class<?> type = sent.type(key);
      if (type != null && !unit.lambdas().isEmpty()) {
        sites.put(type, unit.lambdas());
      }
    });
  }

  @Override
  public Received receive(byte[] payload, String variable) {
    try {
      Document document = PayloadCodec.read(payload);
      Slot slot = document.variables().get(variable);
      if (slot == null) {
        throw new AnswerRefusedException("the worker's answer has no " + variable, null);
      }
      boolean isOwn = slot instanceof Slot.Ref ref && isKnown(document, ref.node());
      Object value = Homecoming.receive(document, lent(), sent::type, sent::object, this::site)
          .get(variable);
      return new Received(value, isOwn);
    } catch (PayloadFault | UnpackFault e) {
      throw new AnswerRefusedException("the worker's answer was refused: " + e.getMessage(), e);
    }
  }

  private static boolean isKnown(Document document, int index) {
    boolean[] isKnown = {false};
    NodeList.of(document.nodes()).read(index, index + 1, new PartialSink() {
      @Override
      public void primitives(String type, int length, Supplier<Object> values) {}

      @Override
      public void whole(Node node) {
        isKnown[0] = node instanceof Node.Known;
      }
    });
    return isKnown[0];
  }

  /** What both sides have: an answer may hold objects of these classes, whether or not they were sent. */
  private Settings lent() {
    return Settings.bare().withProvided(provider, provided);
  }

  private static ClassLoader provider() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? NamespaceSender.class.getClassLoader() : context;
  }

  private @Nullable LambdaSite site(Class<?> host, String place) {
    Map<String, LambdaSite> known = sites.get(host);
    return known == null ? null : known.get(place);
  }
}
