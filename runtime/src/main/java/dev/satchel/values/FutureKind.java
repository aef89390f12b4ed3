package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A {@link CompletableFuture} that is complete, with a value or exceptionally; others cannot travel. */
final class FutureKind implements ValueKind {
  @Override
  public Set<String> types() {
    return Set.of(CompletableFuture.class.getName());
  }

  @Override
  public Phase phase() {
    return Phase.FILLED;
  }

  @Override
  public boolean canTake(Object value) {
    return ((CompletableFuture<?>) value).isDone();
  }

  @Override
  public boolean takesAll() {
    return false;
  }

  @Override
  public Pieces take(Object value) {
    CompletableFuture<?> future = (CompletableFuture<?>) value;
    if (!future.isDone()) {
      throw new IllegalArgumentException("a CompletableFuture can only travel when it is complete");
    }
    if (!future.isCompletedExceptionally()) {
      return Taken.elements(new Object[] {future.getNow(null)});
    }
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    // The future is complete, so this runs here and now.
    CompletableFuture<?> unused = future.whenComplete((result, thrown) -> failure.set(thrown));
    return Taken.with("failed", true).andElements(failure.get());
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it is the value
  public Object allocate(String type, Pieces pieces) {
    return new CompletableFuture<>();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void fill(Object value, Pieces pieces) {
    CompletableFuture<@Nullable Object> future = (CompletableFuture<@Nullable Object>) value;
    Given given = new Given(CompletableFuture.class.getName(), pieces);
    Object result = given.elements(1)[0];
    if (!given.flag("failed")) {
      future.complete(result);
    } else if (result instanceof Throwable failure) {
      future.completeExceptionally(failure);
    } else {
      throw new UnpackFault("a CompletableFuture can only fail with a Throwable");
    }
  }
}
