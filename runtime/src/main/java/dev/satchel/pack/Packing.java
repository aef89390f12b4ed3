package dev.satchel.pack;

import dev.satchel.model.Document;
import dev.satchel.model.MissingPiece;
import dev.satchel.model.Progress;
import dev.satchel.pack.check.Checker;
import dev.satchel.pack.check.CustomRule;
import dev.satchel.pack.check.Guards;
import dev.satchel.pack.check.Policy;
import dev.satchel.pack.check.RuleFileException;
import dev.satchel.pack.code.ClassFileSource;
import dev.satchel.pack.code.SourceText;
import dev.satchel.pack.code.TargetJava;
import dev.satchel.pack.reach.Ownership;
import dev.satchel.pack.reach.Reach;
import dev.satchel.pack.reach.ReachState;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs roots: reach, check, and — only if nothing is wrong — encode.
 *
 * <p>Problems are findings of the outcome, all of them; nothing is thrown for them and nothing is written.
 */
public final class Packing {
  private Packing() {}

  /**
   * What to pack.
   *
   * @param variables named roots in order
   * @param provided prefixes of classes that the receiver has
   * @param keep members to ship although not seen to be reached: {@code a.b.C}, {@code a.b.C#m}
   * @param allow rule ids or types that are accepted although a rule refuses them
   * @param strict whether every shipped class must carry {@code @Remote}
   * @param asTask whether roots are only called through their JDK interface; otherwise public methods of root objects
   *     are reached too
   * @param missing what the receiver asks for, and then what it will probably ask for next, which may be left out; empty
   *     unless this is a reply
   * @param rules the user's own
   * @param guards locks to hold while packing
   * @param java feature release of the receiver's Java; 0 if it is not known
   * @param session what earlier documents of the same namespace brought; null if this is its only one
   */
  public record Request(
      Map<String, @Nullable Object> variables,
      List<String> provided,
      List<String> keep,
      List<String> allow,
      boolean strict,
      boolean asTask,
      List<MissingPiece> missing,
      List<CustomRule> rules,
      List<Object> guards,
      int java,
      @Nullable Sent session) {
    public Request {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      provided = List.copyOf(provided);
      keep = List.copyOf(keep);
      allow = List.copyOf(allow);
      missing = List.copyOf(missing);
      rules = List.copyOf(rules);
      guards = List.copyOf(guards);
    }
  }

  /**
   * What came of it.
   *
   * @param document null exactly if a finding is an error
   * @param findings errors and warnings in a stable order
   * @param sent what the receiver will have; not to be used if {@code document} is null
   * @param survey what is sent, for people; if there are errors, what would be but for them; null if nothing was looked at
   */
  public record Outcome(
      @Nullable Document document,
      List<Finding> findings,
      Sent sent,
      @Nullable Survey survey) {}

  private static Finding tooLate(String field) {
    return new Finding(
        "left-out",
        true,
        "field " + field + " did not travel with an object that was sent earlier, and is read now",
        field,
        null,
        "of an object that a closure captured as 'this' only the fields travel that its code reads",
        """
        capture the object by a variable of its own, which travels whole:
        var self = this;
        session.call(() -> self.…);""");
  }

  private static Finding notThere(MissingPiece piece, String why) {
    return new Finding(
        "missing", true, piece + " cannot be sent", "the receiver's question", null, why, "");
  }

  static Finding unusable(RuleFileException e) {
    return new Finding(
        "rules-file",
        true,
        String.valueOf(e.getMessage()),
        "the agent's option rules",
        null,
        "what it should forbid or allow is not known",
        "correct that line, or start without the option");
  }

  /** Packs. With a session, notes in it what was packed; its documents must then be sent in the same order. */
  public static Outcome pack(Request request) {
    return pack(request, Progress.NONE);
  }

  /** As the other {@code pack}; tells {@code progress} how far the walk is. */
  public static Outcome pack(Request request, Progress progress) {
    Guards guards = Guards.of(request.guards());
    return TargetJava.during(
        request.java(), () -> guards.whileHeld(() -> pack(request, guards, progress)));
  }

  private static Outcome pack(Request request, Guards guards, Progress progress) {
    Sent sent = request.session() == null ? new Sent(false) : request.session();
    ReachState earlier = sent.reach();
    Reach reach = earlier == null
        ? Reach.start(new Ownership(request.provided()), sent.isSession())
        : Reach.goOn(earlier, sent::known);
    Policy policy;
    try {
      policy = Policy.inForce(request.allow(), request.rules(), guards);
    } catch (RuleFileException e) {
      return new Outcome(null, List.of(unusable(e)), sent, null);
    }
    if (!request.guards().isEmpty()) {
      reach.copyArrays();
    }
    reach.tell(progress);
    Checker checker = Checker.of(policy);
    reach.refuse(checker.refusals());
    request.variables().forEach(reach::variable);
    if (!request.asTask()) {
      request.variables().values().forEach(reach::open);
    }
    List<Finding> findings =
        new ArrayList<>(new Keeping(reach, request.variables().values()).keep(request.keep()));
    for (MissingPiece piece : request.missing()) {
      String whyNot = reach.bring(piece);
      if (whyNot != null && piece == request.missing().get(0)) {
        findings.add(notThere(piece, whyNot));
      }
    }
    reach.run();
    findings.addAll(checker.check(reach.view(), ClassFileSource.recorded(), SourceText::line));
    findings.addAll(policy.adjust(ClassFindings.of(reach, request.strict())));
    findings.addAll(policy.adjust(DroppedFindings.of(reach)));
    reach.readTooLate().forEach(field -> findings.add(tooLate(field)));
    boolean isRefused = findings.stream().anyMatch(Finding::isError);
    if (isRefused) {
      Survey rest = new Survey(reach, new ShippedClasses(reach)::units);
      return new Outcome(null, List.copyOf(findings), sent, rest);
    }
    Encoder encoder = new Encoder(reach, sent);
    Document document = encoder.encode();
    if (request.session() != null) {
      sent.add(reach.state(), encoder.live(), encoder.hashes(), encoder.extents());
    }
    return new Outcome(document, List.copyOf(findings), sent, new Survey(reach, document::sources));
  }
}
