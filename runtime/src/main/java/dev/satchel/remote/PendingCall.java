package dev.satchel.remote;

import dev.satchel.RemoteJvmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call that was sent.
 *
 * @param answer always completes normally
 * @param sender receives what comes back
 */
record PendingCall(Link link, long id, CompletableFuture<Answer> answer, Sender sender) {
  void cancel() {
    link.cancel(id);
  }

  /**
   * Waits for the answer; an interrupt cancels the call.
   *
   * @return the result
   * @throws Throwable what the task threw, or a {@link RemoteJvmException}
   */
  @Nullable
  Object await() throws Throwable {
    Answer arrived;
    try {
      arrived = answer.get();
    } catch (InterruptedException e) {
      cancel();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer never fails", e);
    }
    return result(arrived, new CallerFrames());
  }

  /**
   * The result that an answer holds.
   *
   * @throws Throwable what the task threw, or a {@link RemoteJvmException}
   */
  @Nullable
  Object result(Answer arrived, CallerFrames caller) throws Throwable {
    return new AnswerReader(sender, link.name(), caller).result(arrived);
  }
}
