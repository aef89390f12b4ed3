package dev.satchel.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.satchel.DeadlinePassedException;
import dev.satchel.PayloadException;
import dev.satchel.RemoteCalls;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import dev.satchel.RemoteTaskException;
import dev.satchel.ResultRefusedException;
import dev.satchel.Session;
import dev.satchel.UnpackException;
import dev.satchel.WorkerLostException;
import dev.satchel.model.MissingPiece;
import dev.satchel.remote.PlainNamespaces.Action;
import dev.satchel.remote.PlainNamespaces.Fun;
import dev.satchel.remote.PlainNamespaces.PlainLoader;
import dev.satchel.remote.PlainNamespaces.PlainReceiver;
import dev.satchel.remote.PlainNamespaces.PlainSender;
import dev.satchel.remote.PlainNamespaces.Task;
import dev.satchel.remote.PlainNamespaces.UnknownHereException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verbs, sessions and deadlines: the same {@linkplain SocketLinkTest over a socket} and {@linkplain LocalLinkTest within this JVM}. */
@Timeout(60)
abstract class RemoteCallsTest {
  private RemoteJvm jvm = open(null);

  abstract Supplier<Link> links();

  /** A worker of the kind under test. */
  final RemoteJvm open(Duration timeout) {
    return new LinkedRemoteJvm(links(), (isSession, java) -> new PlainSender(), timeout);
  }

  private void useTimeout(Duration timeout) {
    jvm.close();
    jvm = open(timeout);
  }

  @AfterEach
  void close() {
    jvm.close();
    await().untilAsserted(() -> assertThat(PlainReceiver.OPEN).hasValue(0));
  }

  @Test
  void callGivesTheResult() throws Exception {
    assertThat(jvm.call((Task<Integer>) () -> 6 * 7)).isEqualTo(42);
    assertThat(jvm.call((Task<Object>) () -> null)).isNull();
  }

  @Test
  void applyGivesTheFunctionsResult() {
    assertThat(jvm.apply((Fun<String, Integer>) String::length, "four")).isEqualTo(4);
    assertThat(jvm.apply((Fun<Object, Boolean>) x -> x == null, null)).isTrue();
  }

  static final AtomicBoolean HAS_RUN = new AtomicBoolean();

  @Test
  void runWaitsForTheEnd() {
    HAS_RUN.set(false);
    jvm.run((Action) () -> HAS_RUN.set(true));
    assertThat(HAS_RUN).isTrue();
  }

  @Test
  void taskRunsInAThreadOfItsOwnWithItsNamespaceAsContextLoader() throws Exception {
    assertThat(jvm.call(
            (Task<String>) () -> Thread.currentThread().getContextClassLoader().getName()))
        .isEqualTo("plain");
    assertThat(jvm.call((Task<String>) () -> Thread.currentThread().getName()))
        .startsWith("satchel-call-");
  }

  @Test
  void tasksOwnExceptionIsThrownAsItself() {
    Task<Object> task = () -> {
      throw new IOException("disk full", new IllegalStateException("inner"));
    };
    Throwable thrown = catchThrowable(() -> jvm.call(task));
    assertThat(thrown).isExactlyInstanceOf(IOException.class).hasMessage("disk full");
    assertThat(thrown.getCause()).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void traceReadsAsIfTheCallHadBeenLocal() {
    Task<Object> task = () -> thrower();
    Throwable thrown = catchThrowable(() -> jvm.call(task));
    StackTraceElement[] trace = thrown.getStackTrace();
    assertThat(trace[0].getMethodName()).isEqualTo("thrower");
    assertThat(trace[0].getFileName()).isEqualTo("RemoteCallsTest.java");
    assertThat(trace[0].getLineNumber()).isPositive();
    assertThat(trace[1].getMethodName()).startsWith("lambda$traceReadsAsIfTheCallHadBeenLocal$");
    assertThat(trace[2].toString())
        .startsWith("dev.satchel.RemoteJvm.call(")
        .doesNotContain("Unknown Source");
    assertThat(trace[3].getMethodName()).startsWith("lambda$traceReadsAsIfTheCallHadBeenLocal$");
    assertThat(trace)
        .anyMatch(frame -> frame.getMethodName().equals("traceReadsAsIfTheCallHadBeenLocal"));
  }

  @Test
  void anExceptionThatHasNoTraceGetsNone() {
    Task<Object> task = () -> {
      IllegalStateException untraced = new IllegalStateException("untraced");
      untraced.setStackTrace(new StackTraceElement[0]);
      throw untraced;
    };
    assertThat(catchThrowable(() -> jvm.call(task)).getStackTrace()).isEmpty();
  }

  private static Object thrower() {
    throw new IllegalArgumentException("thrown");
  }

  @Test
  void runAndApplyThrowCheckedExceptionsToo() {
    assertThatThrownBy(() -> jvm.run((Action) () -> {
          RemoteCallsTest.<RuntimeException>sneak(new IOException("checked"));
        }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("checked");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }

  @Test
  void errorsOfTheTaskAreTheTasksOwn() {
    Task<Object> endless = () -> recurse(1);
    assertThatThrownBy(() -> jvm.call(endless)).isExactlyInstanceOf(StackOverflowError.class);
    Task<Object> linkage = () -> {
      throw new NoClassDefFoundError("a/b/C");
    };
    assertThatThrownBy(() -> jvm.call(linkage)).isExactlyInstanceOf(NoClassDefFoundError.class);
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  @Test
  void exceptionOfAnUnknownClassHasAStandIn() {
    Task<Object> task = () -> {
      throw new UnknownHereException("what", new IOException("inner"));
    };
    Throwable thrown = catchThrowable(() -> jvm.call(task));
    assertThat(thrown).isInstanceOfSatisfying(RemoteTaskException.class, e -> {
      assertThat(e.className()).isEqualTo(UnknownHereException.class.getName());
      assertThat(e.remoteMessage()).isEqualTo("what");
      assertThat(e.reason()).isEqualTo("class com.acme.Stranger is not the caller's");
      assertThat(e.getStackTrace()[0].getFileName()).isEqualTo("RemoteCallsTest.java");
    });
    assertThat(thrown.getCause()).isInstanceOfSatisfying(RemoteTaskException.class, e -> {
      assertThat(e.className()).isEqualTo("java.io.IOException");
      assertThat(e.remoteMessage()).isEqualTo("inner");
    });
  }

  /** Cannot travel by serialization. */
  static final class Stuck {}

  static final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused")
    private final Stuck stuck = new Stuck();

    StuckException() {
      super("stuck");
    }
  }

  @Test
  void exceptionThatCannotTravelHasAStandIn() {
    Task<Object> task = () -> {
      throw new StuckException();
    };
    assertThatThrownBy(() -> jvm.call(task))
        .isInstanceOfSatisfying(RemoteTaskException.class, e -> {
          assertThat(e.className()).isEqualTo(StuckException.class.getName());
          assertThat(e.reason()).contains("NotSerializableException");
        });
  }

  @Test
  void resultThatCannotTravelIsRefusedWithItsPath() {
    assertThatThrownBy(() -> jvm.call((Task<Object>) Stuck::new))
        .isInstanceOfSatisfying(ResultRefusedException.class, e -> {
          assertThat(e.problems())
              .singleElement()
              .satisfies(p -> assertThat(p.path()).isEqualTo("result"));
          assertThat(e)
              .hasMessageContaining("its result cannot travel:\n  a " + Stuck.class.getName());
        });
  }

  @Test
  void damagedPayloadGetsATypedErrorAndTheWorkerGoesOn() throws Exception {
    RemoteJvm damaging = new LinkedRemoteJvm(
        links(), (isSession, java) -> new FixedSender(new byte[] {1, 2, 3}), null);
    assertThatThrownBy(() -> damaging.call((Task<Integer>) () -> 1))
        .isInstanceOf(RemoteJvmException.class)
        .hasMessageContaining("could not read the payload: neither JSON nor binary")
        .hasCauseInstanceOf(PayloadException.class);
    damaging.close();
    assertThat(jvm.call((Task<Integer>) () -> 1)).isEqualTo(1);
  }

  @Test
  void payloadThatCannotBeRebuiltGetsATypedError() {
    RemoteJvm odd = new LinkedRemoteJvm(
        links(), (isSession, java) -> new FixedSender(PlainNamespaces.bytes("text")), null);
    assertThatThrownBy(() -> odd.call((Task<Integer>) () -> 1))
        .isInstanceOf(RemoteJvmException.class)
        .hasMessageContaining("could not rebuild the payload: no variables in it")
        .hasCauseInstanceOf(UnpackException.class);
    odd.close();
  }

  record FixedSender(byte[] payload) implements Sender {
    @Override
    public byte[] pack(Map<String, Object> variables) {
      return payload;
    }

    @Override
    public Received receive(byte[] answer, String variable) {
      throw new AssertionError("no answer is expected");
    }

    @Override
    public Reply answer(MissingPiece piece) {
      return Reply.refused("not in this test");
    }
  }

  @Test
  void manyCallsAreUnderWayAtOnce() throws Exception {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      futures.add(jvm.submit((Task<Integer>) () -> {
        Thread.sleep(50);
        return number;
      }));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(futures.get(i).get()).isEqualTo(i);
    }
  }

  @Test
  void submittedTasksExceptionIsTheCause() {
    CompletableFuture<Object> future = jvm.submit((Task<Object>) () -> thrower());
    Throwable thrown = catchThrowable(future::get);
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(thrown.getCause())
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("thrown");
    assertThat(thrown.getCause().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("submittedTasksExceptionIsTheCause"));
  }

  static CountDownLatch started = new CountDownLatch(1);
  static CountDownLatch interrupted = new CountDownLatch(1);

  private static Object sleepUntilInterrupted() throws InterruptedException {
    started.countDown();
    try {
      Thread.sleep(60_000);
      return null;
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private static void newLatches() {
    started = new CountDownLatch(1);
    interrupted = new CountDownLatch(1);
  }

  @Test
  void cancelInterruptsTheTask() throws Exception {
    newLatches();
    CompletableFuture<Object> future =
        jvm.submit((Task<Object>) RemoteCallsTest::sleepUntilInterrupted);
    started.await();
    assertThat(future.cancel(true)).isTrue();
    interrupted.await();
    assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void interruptOfTheWaitingCallerInterruptsTheTask() throws Exception {
    newLatches();
    Thread caller = Thread.currentThread();
    CompletableFuture.runAsync(() -> {
      try {
        started.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      caller.interrupt();
    });
    assertThatThrownBy(() -> jvm.call((Task<Object>) RemoteCallsTest::sleepUntilInterrupted))
        .isInstanceOf(InterruptedException.class);
    interrupted.await();
  }

  @Test
  void deadlineInterruptsTheTask() throws Exception {
    newLatches();
    useTimeout(Duration.ofMillis(200));
    assertThatThrownBy(() -> jvm.call((Task<Object>) RemoteCallsTest::sleepUntilInterrupted))
        .isInstanceOf(DeadlinePassedException.class)
        .hasMessageContaining(
            "passed its deadline of PT0.2S; the task was interrupted and stopped");
    interrupted.await();
    assertThat(jvm.call((Task<Integer>) () -> 1)).isEqualTo(1);
  }

  static final AtomicBoolean STOP = new AtomicBoolean();

  @Test
  void deadlineOfAWorkerThatCannotBeEndedSaysThatTheTaskGoesOn() throws Exception {
    STOP.set(false);
    useTimeout(Duration.ofMillis(100));
    try {
      assertThatThrownBy(() -> jvm.call((Task<Object>) () -> {
            while (!STOP.get()) {
              Thread.onSpinWait();
            }
            return null;
          }))
          .isInstanceOf(DeadlinePassedException.class)
          .hasMessageContaining("the task was interrupted but has not stopped");
      assertThat(jvm.call((Task<Integer>) () -> 1)).isEqualTo(1);
    } finally {
      STOP.set(true);
    }
  }

  @Test
  void sessionLoadsInOrder() throws Exception {
    RemoteJvm ordered =
        new LinkedRemoteJvm(links(), (isSession, java) -> new OrderedSender(), null);
    try (Session session = ordered.session()) {
      List<CompletableFuture<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int number = i;
        futures.add(session.submit((Task<Integer>) () -> number));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }
    ordered.close();
  }

  static final class OrderedSender implements Sender {
    private final PlainSender plain = new PlainSender();
    private int documents;

    @Override
    public byte[] pack(Map<String, Object> variables) {
      Map<String, Object> numbered = new java.util.LinkedHashMap<>(variables);
      numbered.put("order", documents++);
      return plain.pack(numbered);
    }

    @Override
    public Received receive(byte[] payload, String variable) {
      return plain.receive(payload, variable);
    }

    @Override
    public Reply answer(MissingPiece piece) {
      return Reply.of(pack(Map.of()));
    }
  }

  @Test
  void sessionHasOneNamespaceUntilItIsClosed() throws Exception {
    try (Session session = jvm.session()) {
      Task<ClassLoader> task = () -> {
        LOADERS.add(Thread.currentThread().getContextClassLoader());
        return null;
      };
      LOADERS.clear();
      session.call(task);
      session.call(task);
      jvm.call(task);
      assertThat(LOADERS).hasSize(3);
      assertThat(LOADERS.get(0)).isSameAs(LOADERS.get(1)).isNotSameAs(LOADERS.get(2));
    }
  }

  static final List<ClassLoader> LOADERS = new ArrayList<>();

  @Test
  void sessionThatCouldNotLoadAPayloadSaysSo() throws Exception {
    RemoteJvm breaking =
        new LinkedRemoteJvm(links(), (isSession, java) -> new BreakingSender(), null);
    try (Session session = breaking.session()) {
      assertThatThrownBy(() -> session.call((Task<Integer>) () -> 1))
          .hasCauseInstanceOf(UnpackException.class);
      assertThatThrownBy(() -> session.call((Task<Integer>) () -> 2))
          .isInstanceOf(RemoteJvmException.class)
          .hasMessageContaining("an earlier payload broke this session: document 7 came as 0");
    }
    breaking.close();
  }

  static final class BreakingSender implements Sender {
    private final PlainSender plain = new PlainSender();

    @Override
    public byte[] pack(Map<String, Object> variables) {
      Map<String, Object> numbered = new java.util.LinkedHashMap<>(variables);
      numbered.put("order", 7);
      return plain.pack(numbered);
    }

    @Override
    public Received receive(byte[] payload, String variable) {
      return plain.receive(payload, variable);
    }

    @Override
    public Reply answer(MissingPiece piece) {
      return Reply.refused("not in this test");
    }
  }

  @Test
  void taskGetsWhatItsPayloadLacks() throws Exception {
    for (RemoteCalls calls : List.of(jvm, jvm.session())) {
      assertThat(calls.call((Task<String>) () -> {
            PlainLoader namespace = PlainLoader.here();
            String before = String.valueOf(namespace.variables.get("a.B"));
            return before
                + namespace.supply.bring(new MissingPiece.Type("app", "a.B"))
                + namespace.variables.get("a.B");
          }))
          .isEqualTo("nullnullbrought");
      assertThat(calls.call((Task<String>)
              () -> PlainLoader.here().supply.bring(new MissingPiece.Body("C", "m", "()V"))))
          .isEqualTo("no body of C#m()V");
      assertThat(calls.call((Task<String>) () -> {
            List<byte[]> contents =
                PlainLoader.here().supply.resources(new MissingPiece.Resource("app", "x.txt"));
            return contents.size() + new String(contents.get(0), UTF_8) + contents.get(1).length;
          }))
          .isEqualTo("2x.txt0");
    }
  }

  @Test
  void whatAnEndedCallAsksForIsRefused() throws Exception {
    Task<PlainLoader> task = () -> {
      NAMESPACES.add(PlainLoader.here());
      return null;
    };
    NAMESPACES.clear();
    jvm.call(task);
    assertThat(NAMESPACES.get(0).supply.bring(new MissingPiece.Type("app", "a.B")))
        .isEqualTo("the call or session that it belonged to has ended");
  }

  static final List<PlainLoader> NAMESPACES = new ArrayList<>();

  /** Replies and calls bring documents to one namespace: the receiver checks that they come as they were packed. */
  @Test
  void documentsOfQuestionsAndCallsAreLoadedInTheOrderOfPacking() throws Exception {
    RemoteJvm ordered =
        new LinkedRemoteJvm(links(), (isSession, java) -> new OrderedSender(), null);
    try (Session session = ordered.session()) {
      List<CompletableFuture<String>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String name = "a.B" + i;
        futures.add(session.submit((Task<String>)
            () -> PlainLoader.here().supply.bring(new MissingPiece.Type("app", name))));
      }
      for (CompletableFuture<String> future : futures) {
        assertThat(future.get()).isNull();
      }
    }
    ordered.close();
  }

  @Test
  void closedSessionAndClosedJvmRefuseCalls() {
    Session session = jvm.session();
    session.close();
    session.close();
    assertThatThrownBy(() -> session.call((Task<Integer>) () -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this session is closed");
    jvm.close();
    jvm.close();
    assertThatThrownBy(() -> jvm.call((Task<Integer>) () -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this remote JVM is closed");
  }

  @Test
  void callsUnderWayAreLostWhenItIsClosed() throws Exception {
    newLatches();
    CompletableFuture<Object> future =
        jvm.submit((Task<Object>) RemoteCallsTest::sleepUntilInterrupted);
    started.await();
    jvm.close();
    assertThatThrownBy(future::get)
        .hasCauseInstanceOf(WorkerLostException.class)
        .hasMessageContaining("was closed while it had the call");
    interrupted.await();
  }
}
