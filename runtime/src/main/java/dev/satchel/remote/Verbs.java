package dev.satchel.remote;

import dev.satchel.RemoteCalls;
import dev.satchel.RemoteJvmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verbs, whatever the namespace. */
abstract class Verbs implements RemoteCalls {
  /** Packs and sends. */
  abstract PendingCall send(Verb verb, Map<String, @Nullable Object> variables);

  @Override
  public final <T> T call(Callable<T> task) throws Exception {
    try {
      return cast(send(Verb.CALL, taskAlone(task)).await());
    } catch (Throwable e) {
      throw Verbs.<Exception>sneak(e);
    }
  }

  @Override
  public final void run(Runnable task) {
    await(send(Verb.RUN, taskAlone(task)));
  }

  @Override
  public final <A, R> R apply(Function<A, R> function, A argument) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put(Verb.TASK, required(function));
    variables.put(Verb.ARGUMENT, argument);
    return cast(await(send(Verb.APPLY, variables)));
  }

  @Override
  public final <T> CompletableFuture<T> submit(Callable<T> task) {
    CallerFrames caller = new CallerFrames();
    PendingCall call = send(Verb.CALL, taskAlone(task));
    SubmittedCall<T> future = new SubmittedCall<>(call);
    var unused = call.answer()
        .thenAcceptAsync(answer -> future.arrived(answer, caller), Completions.executor());
    return future;
  }

  private static @Nullable Object await(PendingCall call) {
    try {
      return call.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteJvmException(
          "interrupted while waiting for the " + call.link().name()
              + "; the task was interrupted there",
          e);
    } catch (Throwable e) {
      throw Verbs.<RuntimeException>sneak(e);
    }
  }

  private static Map<String, @Nullable Object> taskAlone(Object task) {
    return Collections.singletonMap(Verb.TASK, required(task));
  }

  private static Object required(Object task) {
    if (task == null) {
      throw new NullPointerException("task");
    }
    return task;
  }

  /** Throws {@code e} as itself: the task's own exception, checked or not, is what a local call would have thrown. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> E sneak(Throwable e) throws E {
    throw (E) e;
  }

  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
  }) // a task may return null
  static <T> T cast(@Nullable Object value) {
    return (T) value;
  }
}
