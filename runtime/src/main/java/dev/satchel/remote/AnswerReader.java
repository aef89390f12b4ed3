package dev.satchel.remote;

import dev.satchel.AnswerRefusedException;
import dev.satchel.DeadlinePassedException;
import dev.satchel.PayloadException;
import dev.satchel.Problem;
import dev.satchel.RemoteJvmException;
import dev.satchel.RemoteTaskException;
import dev.satchel.ResourcesExceededException;
import dev.satchel.ResultRefusedException;
import dev.satchel.Severity;
import dev.satchel.UnpackException;
import dev.satchel.WorkerLostException;
import dev.satchel.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an {@link Answer} into the result, or into the exception that the caller sees. */
final class AnswerReader {
  private final Sender sender;
  private final String linkName;
  private final CallerFrames caller;

  AnswerReader(Sender sender, String linkName, CallerFrames caller) {
    this.sender = sender;
    this.linkName = linkName;
    this.caller = caller;
  }

  @Nullable
  Object result(Answer answer) throws Throwable {
    if (answer instanceof Answer.Result result) {
      return sender.receive(result.payload(), Verb.RESULT).value();
    } else if (answer instanceof Answer.Failure failure) {
      throw thrown(failure);
    } else if (answer instanceof Answer.Untravelled untravelled) {
      throw untravelled(untravelled.findings());
    } else if (answer instanceof Answer.Fault fault) {
      throw fault(fault);
    } else if (answer instanceof Answer.Late late) {
      throw new DeadlinePassedException(
          "the call to the " + linkName + " passed its deadline of " + late.timeout() + "; "
              + late.consequence(),
          late.timeout());
    } else {
      throw lost((Answer.Lost) answer);
    }
  }

  private static WorkerLostException lost(Answer.Lost lost) {
    return lost.resource() == null
        ? new WorkerLostException(lost.message(), lost.exitCode(), lost.lastLines())
        : new ResourcesExceededException(
            lost.resource(), lost.message(), lost.exitCode(), lost.lastLines());
  }

  private RemoteJvmException fault(Answer.Fault fault) {
    return switch (fault.kind()) {
      case PAYLOAD -> {
        PayloadException.Kind kind = fault.damage() == null
            ? PayloadException.Kind.MALFORMED
            : PayloadException.Kind.valueOf(fault.damage().name());
        PayloadException cause = new PayloadException(kind, fault.message(), null);
        yield new RemoteJvmException(
            "the " + linkName + " could not read the payload: " + fault.message(), cause);
      }
      case UNPACK ->
        new RemoteJvmException(
            "the " + linkName + " could not rebuild the payload: " + fault.message(),
            new UnpackException(fault.message()));
      case SESSION ->
        new RemoteJvmException("the " + linkName + " refused the call: " + fault.message());
      case INTERNAL ->
        new RemoteJvmException(
            "the " + linkName + " failed, which is a defect of Satchel: " + fault.message());
    };
  }

  private ResultRefusedException untravelled(List<Finding> findings) {
    StringBuilder message =
        new StringBuilder("the task ran in the " + linkName + ", but its result cannot travel:");
    for (Finding finding : findings) {
      message
          .append("\n  ")
          .append(finding.message())
          .append("\n    path: ")
          .append(finding.path());
      if (!finding.why().isEmpty()) {
        message.append("\n    why:  ").append(finding.why());
      }
      if (!finding.help().isEmpty()) {
        message.append("\n    help: ").append(finding.help().replace("\n", "\n          "));
      }
    }
    return new ResultRefusedException(
        message.toString(), findings.stream().map(AnswerReader::problem).toList());
  }

  private static Problem problem(Finding finding) {
    return new Problem(
        finding.rule(),
        finding.message(),
        finding.path(),
        finding.location() == null ? null : finding.location().toString(),
        finding.help(),
        finding.isError() ? Severity.ERROR : Severity.WARNING);
  }

  /** The task's own exception if it can be given as itself, else a stand-in. */
  private Throwable thrown(Answer.Failure failure) {
    String reason = failure.reason();
    if (failure.payload() != null) {
      try {
        Sender.Received received = sender.receive(failure.payload(), Verb.FAILURE);
        if (received.value() instanceof Throwable own) {
          if (!received.isOwn()) {
            trace(own, failure.thrown(), true);
          }
          return own;
        }
        reason = "the worker sent something else in its place";
      } catch (AnswerRefusedException e) {
        reason = e.getMessage();
      }
    }
    return standIn(failure.thrown(), reason, true);
  }

  /** Gives an exception, its causes and its suppressed ones the traces that they had over there, if they had any. */
  private void trace(Throwable throwable, Thrown thrown, boolean isTop) {
    if (!thrown.stack().isEmpty()) {
      throwable.setStackTrace(traceOf(thrown, isTop));
    }
    Throwable cause = throwable.getCause();
    if (cause != null
        && cause != throwable
        && thrown.cause() != null
        && isSame(cause, thrown.cause())) {
      trace(cause, thrown.cause(), false);
    }
    Throwable[] suppressed = throwable.getSuppressed();
    for (int i = 0; i < suppressed.length && i < thrown.suppressed().size(); i++) {
      if (isSame(suppressed[i], thrown.suppressed().get(i))) {
        trace(suppressed[i], thrown.suppressed().get(i), false);
      }
    }
  }

  private static boolean isSame(Throwable throwable, Thrown thrown) {
    return throwable.getClass().getName().equals(thrown.className())
        && throwable.getStackTrace().length == 0;
  }

  private RemoteTaskException standIn(Thrown thrown, @Nullable String reason, boolean isTop) {
    RemoteTaskException cause =
        thrown.cause() == null ? null : standIn(thrown.cause(), reason, false);
    RemoteTaskException standIn =
        new RemoteTaskException(thrown.className(), thrown.message(), reason, cause);
    standIn.setStackTrace(traceOf(thrown, isTop));
    thrown.suppressed().forEach(each -> standIn.addSuppressed(standIn(each, reason, false)));
    return standIn;
  }

  private StackTraceElement[] traceOf(Thrown thrown, boolean isTop) {
    return isTop
        ? caller.below(thrown.stack(), linkName)
        : thrown.stack().toArray(StackTraceElement[]::new);
  }
}
