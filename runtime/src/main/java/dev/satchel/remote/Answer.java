package dev.satchel.remote;

import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call ended. The first four come from the worker; the others are made on the caller's side. */
sealed interface Answer {
  /** The result, as a payload with the variable {@link Verb#RESULT}. */
  record Result(byte[] payload) implements Answer {}

  /**
   * The task threw.
   *
   * @param payload the throwable itself, with the variable {@link Verb#FAILURE}; null if it cannot travel
   * @param reason why it cannot; null if it can
   */
  record Failure(
      Thrown thrown, byte @Nullable [] payload, @Nullable String reason) implements Answer {}

  /** The task returned something that cannot travel. */
  record Untravelled(List<Finding> findings) implements Answer {
    public Untravelled {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The task was not run, or its end is not known, for a reason of the worker's.
   *
   * @param damage set exactly for {@link FaultKind#PAYLOAD}
   */
  record Fault(FaultKind kind, PayloadFault.@Nullable Kind damage, String message)
      implements Answer {}

  /** Which stage failed in the worker. Its name goes over the wire. */
  enum FaultKind {
    /** The payload is damaged. */
    PAYLOAD,
    /** The payload cannot be rebuilt there. */
    UNPACK,
    /** The session is not open, or an earlier payload broke it. */
    SESSION,
    /** A defect of Satchel. */
    INTERNAL
  }

  /**
   * The worker is gone.
   *
   * @param resource what ran out, if that is why; null otherwise
   * @param exitCode or {@link dev.satchel.WorkerLostException#UNKNOWN}
   */
  record Lost(String message, @Nullable String resource, int exitCode, List<String> lastLines)
      implements Answer {
    public Lost {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The deadline passed.
   *
   * @param consequence what became of the task, a clause
   */
  record Late(Duration timeout, String consequence) implements Answer {}
}
