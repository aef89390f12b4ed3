package dev.satchel.junit;

import dev.satchel.PackException;
import dev.satchel.Payload;
import dev.satchel.RemoteCalls;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import dev.satchel.RemoteTaskException;
import dev.satchel.ResultRefusedException;
import dev.satchel.Satchel;
import dev.satchel.UnpackException;
import dev.satchel.Unpacked;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions about closures that are meant to run in another JVM.
 *
 * <pre>{@code
 * assertShippable(() -> report.print());
 * assertSameAnswer(() -> prices.total(order));
 * }</pre>
 *
 * <p>Each fails with an {@link AssertionFailedError} whose message is Satchel's report of all problems, or shows both
 * answers. Each throws an {@link IllegalStateException} if Satchel's agent does not run in this JVM.
 *
 * <p>Without a {@link RemoteJvm} given, the round trip is made inside this JVM, in fresh class loaders that see nothing of
 * the class path; see {@link RemoteJvm#simulate()}.
 */
public final class SatchelAssertions {
  private SatchelAssertions() {}

  /** As {@link #assertShippable(Object)}, for a lambda. */
  public static Payload assertShippable(Callable<?> task) {
    return assertShippable((Object) task);
  }

  /** As {@link #assertShippable(Object)}, for a lambda without a result. */
  public static Payload assertShippable(Runnable task) {
    return assertShippable((Object) task);
  }

  /**
   * Asserts that {@code closure} can be packed, and can be rebuilt where none of its classes are. Does not run it.
   *
   * @param closure any object; a lambda needs an interface, as in {@code Function<String, Integer> f = …}
   * @return its payload, whose {@linkplain Payload#warnings() warnings} and size may be asserted further
   */
  public static Payload assertShippable(Object closure) {
    AgentPresence.require();
    Payload payload;
    try {
      payload = Satchel.packer().variable("task", closure).pack();
    } catch (PackException e) {
      throw refused(e);
    }
    try (Unpacked unused = Satchel.unpack(Payload.read(payload.toBytes()))) {
      return payload;
    } catch (UnpackException e) {
      throw new AssertionFailedError("packed, but not rebuilt: " + e.getMessage(), e);
    }
  }

  /** As {@link #assertSameAnswer(RemoteCalls, Callable)}, in a {@linkplain RemoteJvm#simulate() simulated} remote JVM. */
  public static <T extends @Nullable Object> T assertSameAnswer(Callable<T> task) throws Exception {
    AgentPresence.require();
    try (RemoteJvm jvm = RemoteJvm.simulate()) {
      return assertSameAnswer(jvm, task);
    }
  }

  /** As {@link #assertSameAnswer(RemoteCalls, Function, Object)}, in a {@linkplain RemoteJvm#simulate() simulated} remote JVM. */
  public static <A, R extends @Nullable Object> R assertSameAnswer(
      Function<A, R> function, A argument) throws Exception {
    AgentPresence.require();
    try (RemoteJvm jvm = RemoteJvm.simulate()) {
      return assertSameAnswer(jvm, function, argument);
    }
  }

  /**
   * Asserts that {@code task} gives the same answer there and here: equal results (arrays by their elements, objects without
   * {@code equals} by what they hold), or exceptions of one class and message. Runs there first, then here, from the same
   * state.
   *
   * @return the answer
   * @throws RemoteJvmException if the connection or the worker failed
   * @throws Exception the task's own, if it throws the same there and here
   */
  public static <T extends @Nullable Object> T assertSameAnswer(RemoteCalls jvm, Callable<T> task)
      throws Exception {
    AgentPresence.require();
    Answer<T> there = there(() -> jvm.submit(task).get());
    return there.sameAs(Answer.of(task));
  }

  /** As {@link #assertSameAnswer(RemoteCalls, Callable)}, for a function and the argument that travels with it. */
  public static <A, R extends @Nullable Object> R assertSameAnswer(
      RemoteCalls jvm, Function<A, R> function, A argument) throws Exception {
    AgentPresence.require();
    Answer<R> there = there(() -> jvm.apply(function, argument));
    return there.sameAs(Answer.of(() -> function.apply(argument)));
  }

  /** The answer of {@code call}, unless what it throws is no answer of the task. */
  private static <T extends @Nullable Object> Answer<T> there(Callable<T> call)
      throws InterruptedException {
    Throwable thrown;
    try {
      return Answer.value(call.call());
    } catch (InterruptedException e) {
      throw e;
    } catch (PackException e) {
      throw refused(e);
    } catch (ExecutionException e) {
      thrown = e.getCause() == null ? e : e.getCause();
    } catch (Exception | AssertionError e) {
      thrown = e;
    }
    if (thrown instanceof ResultRefusedException || thrown.getCause() instanceof UnpackException) {
      throw new AssertionFailedError(thrown.getMessage(), thrown);
    }
    if (thrown instanceof RemoteJvmException lost && !(thrown instanceof RemoteTaskException)) {
      throw lost;
    }
    return Answer.thrown(thrown);
  }

  private static AssertionFailedError refused(PackException e) {
    return new AssertionFailedError("cannot be shipped\n\n" + e.getMessage(), e);
  }
}
