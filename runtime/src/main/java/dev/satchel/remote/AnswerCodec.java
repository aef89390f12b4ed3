package dev.satchel.remote;

import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's {@link Answer} as a frame, and back. */
final class AnswerCodec {
  private AnswerCodec() {}

  static void write(FrameStream out, long id, Answer answer) throws IOException {
    if (answer instanceof Answer.Result result) {
      out.write(Protocol.RESULT, id, result.payload());
    } else if (answer instanceof Answer.Failure failure) {
      Words words = new Words();
      putThrown(words, failure.thrown());
      words.putString(failure.reason()).putBoolean(failure.payload() != null);
      byte[] payload = failure.payload() == null ? new byte[0] : failure.payload();
      out.write(Protocol.FAILURE, id, words.bytes(), payload);
    } else if (answer instanceof Answer.Untravelled untravelled) {
      Words words = new Words().putInt(untravelled.findings().size());
      untravelled.findings().forEach(finding -> putFinding(words, finding));
      out.write(Protocol.UNTRAVELLED, id, words.bytes());
    } else if (answer instanceof Answer.Fault fault) {
      Words words = new Words().putString(fault.kind().name());
      words.putBoolean(fault.damage() != null);
      if (fault.damage() != null) {
        words.putString(fault.damage().name());
      }
      words.putString(fault.message());
      out.write(Protocol.FAULT, id, words.bytes());
    } else {
      throw new IllegalArgumentException("not a worker's answer: " + answer);
    }
  }

  /**
   * Reads an answer.
   *
   * @return null if the frame is none
   * @throws IOException if its body is not what {@link Protocol} says
   */
  static @Nullable Answer read(Frame frame) throws IOException {
    Words words = frame.words();
    return switch (frame.type()) {
      case Protocol.RESULT -> new Answer.Result(frame.body());
      case Protocol.FAILURE -> {
        Thrown thrown = thrown(words, 0);
        String reason = words.getOptionalString();
        yield new Answer.Failure(thrown, words.getBoolean() ? words.rest() : null, reason);
      }
      case Protocol.UNTRAVELLED -> {
        int count = words.getCount();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          findings.add(finding(words));
        }
        yield new Answer.Untravelled(findings);
      }
      case Protocol.FAULT -> {
        Answer.FaultKind kind = words.getEnum(Answer.FaultKind.class);
        PayloadFault.Kind damage =
            words.getBoolean() ? words.getEnum(PayloadFault.Kind.class) : null;
        yield new Answer.Fault(kind, damage, words.getString());
      }
      default -> null;
    };
  }

  private static void putThrown(Words words, Thrown thrown) {
    words
        .putString(thrown.className())
        .putString(thrown.message())
        .putInt(thrown.stack().size());
    for (StackTraceElement frame : thrown.stack()) {
      words
          .putString(frame.getModuleName())
          .putString(frame.getClassName())
          .putString(frame.getMethodName());
      words.putString(frame.getFileName()).putInt(frame.getLineNumber());
    }
    words.putBoolean(thrown.cause() != null);
    if (thrown.cause() != null) {
      putThrown(words, thrown.cause());
    }
    words.putInt(thrown.suppressed().size());
    thrown.suppressed().forEach(each -> putThrown(words, each));
  }

  private static Thrown thrown(Words words, int depth) throws IOException {
    if (depth > Thrown.MAX_DEPTH + 1) {
      throw new IOException("a chain of more than " + Thrown.MAX_DEPTH + " causes");
    }
    String className = words.getString();
    String message = words.getOptionalString();
    int frames = words.getCount();
    List<StackTraceElement> stack = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      String module = words.getOptionalString();
      stack.add(new StackTraceElement(
          null,
          module,
          null,
          words.getString(),
          words.getString(),
          words.getOptionalString(),
          words.getInt()));
    }
    Thrown cause = words.getBoolean() ? thrown(words, depth + 1) : null;
    int count = words.getCount();
    List<Thrown> suppressed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      suppressed.add(thrown(words, depth + 1));
    }
    return new Thrown(className, message, stack, cause, suppressed);
  }

  private static void putFinding(Words words, Finding finding) {
    words.putString(finding.rule()).putBoolean(finding.isError()).putString(finding.message());
    words.putString(finding.path());
    Finding.Location location = finding.location();
    words.putBoolean(location != null);
    if (location != null) {
      words.putString(location.file()).putInt(location.line()).putString(location.member());
      words.putString(location.text());
    }
    words.putString(finding.why()).putString(finding.help());
  }

  private static Finding finding(Words words) throws IOException {
    String rule = words.getString();
    boolean isError = words.getBoolean();
    String message = words.getString();
    String path = words.getString();
    Finding.Location location = words.getBoolean()
        ? new Finding.Location(
            words.getString(), words.getInt(), words.getString(), words.getOptionalString())
        : null;
    return new Finding(
        rule, isError, message, path, location, words.getString(), words.getString());
  }
}
