package dev.satchel.remote;

import java.util.concurrent.CompletableFuture;

/** What {@code submit} returns: cancelling it interrupts the task over there. */
final class SubmittedCall<T> extends CompletableFuture<T> {
  private final PendingCall call;

  SubmittedCall(PendingCall call) {
    this.call = call;
  }

  void arrived(Answer answer, CallerFrames caller) {
    try {
      complete(Verbs.<T>cast(call.result(answer, caller)));
    } catch (Throwable e) {
      completeExceptionally(e);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean isCancelled = super.cancel(mayInterruptIfRunning);
    if (isCancelled) {
      call.cancel();
    }
    return isCancelled;
  }

  /** Futures made from this one are ordinary ones. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
