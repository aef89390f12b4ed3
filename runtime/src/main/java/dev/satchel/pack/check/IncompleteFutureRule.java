package dev.satchel.pack.check;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Refuses futures that are not done. A done one may travel, if its kind can. */
final class IncompleteFutureRule implements ObjectRule {
  private static final Set<Class<?>> KNOWN = Set.of(CompletableFuture.class, FutureTask.class);

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    return !KNOWN.contains(type)
        ? null
        : new Refusal(
            "incomplete-future",
            type.getName() + " cannot travel: it is not complete yet",
            "the work that will complete it runs in this JVM; over there it would never be done",
            "wait for it here, and ship what it gives:\n"
                + "var value = ${future}.get();   // before the closure, which then uses value",
            null,
            future -> !((Future<?>) future).isDone());
  }
}
