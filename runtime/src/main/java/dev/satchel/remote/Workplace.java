package dev.satchel.remote;

import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.UnpackFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls, each in a thread of its own and, outside sessions, in a namespace of its own. What a worker does for one
 * caller, and what a simulated remote JVM does here.
 *
 * <p>{@link #call}, {@link #openSession}, {@link #closeSession} and {@link #replied} come in the caller's order. Whatever
 * the payload or the task does, short of ending the JVM, becomes an {@link Answer}.
 */
final class Workplace {
  private final Receiver.Factory receivers;
  private final Questions questions;
  private final Map<Long, Thread> running = new ConcurrentHashMap<>();
  private final Map<Long, Space> sessions = new ConcurrentHashMap<>();

  /**
   * Makes an idle one.
   *
   * @param receivers makes a fresh namespace
   * @param asker takes questions of running calls to the caller; {@link #replied} takes the replies
   */
  Workplace(Receiver.Factory receivers, Questions.Asker asker) {
    this.receivers = receivers;
    this.questions = new Questions(asker);
  }

  /**
   * Starts a call and returns at once.
   *
   * @param session 0 for none
   * @param end gets its answer, once, in the call's thread
   */
  void call(long id, long session, Verb verb, byte[] payload, Consumer<Answer> end) {
    Space space;
    if (session == 0) {
      space = new Space(id, receivers, questions);
    } else {
      space = sessions.get(session);
      if (space == null) {
        end.accept(new Answer.Fault(
            Answer.FaultKind.SESSION, null, "there is no open session " + session));
        return;
      }
    }
    Space.Turn turn = space.enter();
    if (session == 0) {
      space.close(); // as soon as the call has ended
    }
    Runnable run = () -> {
      Answer answer;
      try {
        answer = run(space.receiver(), turn, verb, payload);
      } finally {
        running.remove(id);
      }
      end.accept(answer);
    };
    // inherits no thread locals; with a context loader of its own
    Thread thread = new Thread(null, run, "satchel-call-" + id, 0, false);
    thread.setDaemon(true);
    running.put(id, thread);
    thread.start();
  }

  /** Interrupts a call that is under way; otherwise does nothing. */
  void cancel(long id) {
    Thread thread = running.get(id);
    if (thread != null) {
      thread.interrupt();
    }
  }

  void openSession(long id) {
    sessions.put(id, new Space(id, receivers, questions));
  }

  /** Closes a session's namespace as soon as its calls have ended. */
  void closeSession(long id) {
    Space space = sessions.remove(id);
    if (space != null) {
      space.close();
    }
  }

  /** Takes the caller's reply to a question. */
  void replied(long question, Reply reply) {
    questions.arrived(question, reply);
  }

  /** Interrupts all calls, leaves their questions without reply, and closes all sessions. */
  void close() {
    questions.end("the connection to the sender has ended");
    running.values().forEach(Thread::interrupt);
    List.copyOf(sessions.keySet()).forEach(this::closeSession);
  }

  private Answer run(Receiver receiver, Space.Turn turn, Verb verb, byte[] payload) {
    try (turn) {
      Thread.currentThread().setContextClassLoader(receiver.contextLoader());
      return run(receiver, verb, turn.load(payload));
    } catch (Throwable e) {
      return notRun(e);
    } finally {
      Thread.currentThread().setContextClassLoader(null);
    }
  }

  private Answer run(Receiver receiver, Verb verb, Map<String, @Nullable Object> variables) {
    Object result;
    try {
      result = verb.run(variables);
    } catch (Throwable thrown) {
      return failure(receiver, thrown);
    } finally {
      // a cancel that comes now is too late, and must not disturb what follows
      running.values().remove(Thread.currentThread());
      Thread.interrupted();
    }
    Receiver.Packed packed = receiver.pack(result, Verb.RESULT);
    return packed.payload() != null
        ? new Answer.Result(packed.payload())
        : new Answer.Untravelled(packed.findings());
  }

  private static Answer failure(Receiver receiver, Throwable thrown) {
    Thrown words = Thrown.of(thrown);
    try {
      Receiver.Packed packed = receiver.pack(thrown, Verb.FAILURE);
      String reason = packed.payload() != null
          ? null
          : packed.findings().stream()
              .filter(Finding::isError)
              .map(Workplace::line)
              .collect(Collectors.joining("; "));
      return new Answer.Failure(words, packed.payload(), reason);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Answer.Failure(words, null, "it could not be packed: " + e);
    }
  }

  private static String line(Finding finding) {
    return finding.message() + " (" + finding.path() + ")";
  }

  /** What to say where the task itself was not reached, or its result not packed. */
  private static Answer notRun(Throwable problem) {
    if (problem instanceof PayloadFault fault) {
      return new Answer.Fault(
          Answer.FaultKind.PAYLOAD, fault.kind(), String.valueOf(fault.getMessage()));
    }
    if (problem instanceof UnpackFault) {
      return new Answer.Fault(Answer.FaultKind.UNPACK, null, String.valueOf(problem.getMessage()));
    }
    if (problem instanceof Space.BrokenException) {
      return new Answer.Fault(Answer.FaultKind.SESSION, null, String.valueOf(problem.getMessage()));
    }
    problem.printStackTrace();
    return new Answer.Fault(Answer.FaultKind.INTERNAL, null, problem.toString());
  }
}
