package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.satchel.pack.Compiled;
import dev.satchel.pack.FakeReached;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import dev.satchel.recording.Recording;
import dev.satchel.testing.Trust;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckerTest {
  @BeforeAll
  static void open() {
    Trust.open();
  }

  @Test
  void reportsAllInTheOrderInWhichTheyWereMet() {
    Compiled compiled = Compiled.of("""
        package com.acme;
        public class Service {
          Thread worker = new Thread(() -> {});
          int[] count = {0};
          static Object make() {
            Service service = new Service();
            int[] total = {0};
            ThreadLocal<String> user = new ThreadLocal<>(); user.set("a");
            return (java.util.function.IntSupplier) () -> {
              user.get();
              return ++total[0] + service.count[0];
            };
          }
        }
        """);
    List<String> lines = compiled.source().lines().toList();
    List<Finding> findings = Checker.check(
        FakeReached.ofTask(compiled),
        Set.of(),
        compiled.classFiles(),
        (file, line) -> lines.get(line - 1));
    assertThat(ReportText.render(findings)).isEqualTo("""
            error[thread-local]: java.lang.ThreadLocal cannot travel: it is a value for each thread of this JVM
              --> com/acme/Service.java:10 in Service.make()
               |
            10 |       user.get();
               |
               = path: task → captured 'user' (ThreadLocal)
               = why:  the threads that have values are here; over there it would be empty
               = help: read the value here, and use that in the closure:
                       var value = user.get();   // before the closure, which then uses value

            error[captured-mutable-state]: this lambda writes to the captured local 'total'
              --> com/acme/Service.java:11 in Service.make()
               |
            11 |       return ++total[0] + service.count[0];
               |
               = path: task → captured 'total' (int[])
               = why:  the remote JVM would change its own copy; this JVM would never see it
               = help: keep the state in an object and ship that object:
                       class Total { int total; int increment() { return ++total; } }

            error[thread]: java.lang.Thread cannot travel: it is a thread of this JVM
              --> com/acme/Service.java:11 in Service.make()
               |
            11 |       return ++total[0] + service.count[0];
               |
               = path: task → captured 'service' (Service) → field worker (Thread)
               = why:  a thread belongs to the JVM that runs it
               = help: keep the work, as a Runnable, apart from the thread, and start a thread in the closure:
                       () -> { Thread worker = new Thread(work); worker.start(); worker.join(); }

            3 errors; nothing was written\
            """);
  }

  @Test
  void saysWhichFieldDraggedInTheWholeObject() {
    Compiled compiled = Compiled.of("""
        package com.acme;
        public class Service {
          Thread worker = new Thread(() -> {});
          String name = "n";
          java.util.function.Supplier<String> task() {
            return () -> name;
          }
          java.util.function.Supplier<String> tooMuch() {
            return () -> name + worker.getName();
          }
        }
        """);
    Finding finding = check(compiled, "task");
    assertThat(finding.help())
        .isEqualTo(
            "the lambda reads field 'name' and so drags in the whole Service; copy the field to a local, and the"
                + " rest stays here:\nString name = this.name;   // before the lambda, which then uses the local");
    assertThat(finding.path())
        .isEqualTo("task → captured 'this' (Service) → field worker (Thread)");
    assertThat(check(compiled, "tooMuch").help()).startsWith("keep the work, as a Runnable, apart");
  }

  @Test
  void refusesLocksThatAreHeldAndAcceptsFreeOnes() throws Exception {
    ReentrantLock held = new ReentrantLock();
    ReentrantReadWriteLock readLocked = new ReentrantReadWriteLock();
    StampedLock stamped = new StampedLock();
    List<Lock> locks = List.of(held, readLocked.readLock(), stamped.asWriteLock());
    locks.forEach(Lock::lock);
    try {
      assertThat(Checker.check(ReachedObjects.ofTravellers(held, readLocked, stamped), Set.of()))
          .extracting(Finding::rule)
          .containsExactly("held-lock", "held-lock", "held-lock");
    } finally {
      locks.forEach(Lock::unlock);
    }
    assertThat(Checker.check(ReachedObjects.ofTravellers(held, readLocked, stamped), Set.of()))
        .isEmpty();
  }

  @Test
  void remediesAreInTheUsersNames() {
    assertThat(
            UserNames.fill("${a}.b(${a})", "task → captured 'svc' (Service) → field rate (Rate)"))
        .isEqualTo("rate.b(rate)");
    assertThat(UserNames.fill("${a}.b()", "task → captured 'svc' (Service)")).isEqualTo("svc.b()");
    assertThat(UserNames.fill("${a}.b()", "task → captured 'svc' (List) → element [0] (Rate)"))
        .isEqualTo("a.b()");
    assertThat(UserNames.fill("${a}.b()", "task → captured 'arg$1' (Rate)")).isEqualTo("a.b()");
    assertThat(UserNames.fill("${a}.b()", "task → captured 'this' (Rate)")).isEqualTo("a.b()");
    assertThat(UserNames.fill("${a}.b()", "task (Rate)")).isEqualTo("a.b()");
    assertThat(UserNames.fill("${a}.b()", "static Rates.RATE (Rate)")).isEqualTo("RATE.b()");
    assertThat(UserNames.fill("${a}.b()", "static Rates.RATE (List) → element [0] (Rate)"))
        .isEqualTo("a.b()");
  }

  @Test
  void refusesPartsOfHeldLocksButSaysItOnce() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    lock.readLock().lock();
    try {
      assertThat(Checker.check(ReachedObjects.ofTravellers(lock.writeLock()), Set.of()))
          .extracting(Finding::message)
          .containsExactly(
              "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock cannot travel:"
                  + " a thread of this JVM holds it now");
    } finally {
      lock.readLock().unlock();
    }
    assertThat(Checker.check(ReachedObjects.ofTravellers(lock.writeLock()), Set.of()))
        .isEmpty();
  }

  @Test
  void refusesSynchronizersInUseAndAcceptsFreeOnes() throws Exception {
    Semaphore taken = new Semaphore(1);
    taken.acquire();
    CountDownLatch latch = new CountDownLatch(1);
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    Thread waiting = new Thread(() -> {
      lock.lock();
      try {
        condition.awaitUninterruptibly();
      } finally {
        lock.unlock();
      }
    });
    waiting.start();
    await().until(() -> isWaiting(lock, condition));
    Object[] all = {taken, latch, condition};
    assertThat(Checker.check(ReachedObjects.ofTravellers(all), Set.of()))
        .extracting(Finding::message)
        .containsExactly(
            "java.util.concurrent.Semaphore cannot travel: it has no permit left",
            "java.util.concurrent.CountDownLatch cannot travel: it has not been counted down",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject cannot travel:"
                + " a thread of this JVM waits for it now");
    taken.release();
    latch.countDown();
    lock.lock();
    condition.signalAll();
    lock.unlock();
    waiting.join();
    assertThat(Checker.check(ReachedObjects.ofTravellers(all), Set.of())).isEmpty();
  }

  private static boolean isWaiting(ReentrantLock lock, Condition condition) {
    lock.lock();
    try {
      return lock.hasWaiters(condition);
    } finally {
      lock.unlock();
    }
  }

  @Test
  void refusesFuturesThatAreNotDoneAndAcceptsDoneOnes() {
    CompletableFuture<String> future = new CompletableFuture<>();
    FutureTask<String> task = new FutureTask<>(() -> "");
    assertThat(Checker.check(ReachedObjects.ofTravellers(future, task), Set.of()))
        .extracting(Finding::rule)
        .containsExactly("incomplete-future", "incomplete-future");
    future.complete("x");
    task.run();
    assertThat(Checker.check(ReachedObjects.ofTravellers(future, task), Set.of()))
        .isEmpty();
  }

  @Test
  void refusesStandardStreamsByIdentity() {
    assertThat(Checker.check(ReachedObjects.ofOthers(System.out, System.err, System.in), Set.of()))
        .extracting(Finding::message)
        .containsExactly(
            "System.out of this JVM cannot travel",
            "System.err of this JVM cannot travel",
            "System.in of this JVM cannot travel");
  }

  /** A program may set others after something was packed. */
  @Test
  void refusesTheStandardStreamsOfNow() {
    PrintStream before = System.err;
    System.setErr(new PrintStream(before));
    try {
      assertThat(Checker.check(ReachedObjects.ofOthers(System.err), Set.of()))
          .extracting(Finding::message)
          .containsExactly("System.err of this JVM cannot travel");
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void refusesLambdasThatWereNotRecorded() {
    Supplier<String> lambda = () -> "x";
    List<Finding> findings = Checker.check(ReachedObjects.ofOthers(lambda), Set.of());
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "a lambda or method reference of dev.satchel.pack.check.CheckerTest was not recorded, so nothing is"
                + " known of its code");
    assertThat(findings).extracting(Finding::rule).containsExactly("lambda-not-recorded");
    assertThat(Checker.check(ReachedObjects.ofTravellers(lambda), Set.of())).isEmpty();
  }

  @Test
  void saysWhatIsInTheWayOfALambdaThatWasRecorded() {
    Supplier<String> lambda = () -> "x";
    List<Finding> findings =
        Checker.check(ReachedObjects.ofOthers(lambda).because("its class is provided"), Set.of());
    assertThat(findings)
        .extracting(Finding::rule, Finding::message, Finding::why)
        .containsExactly(tuple(
            "cannot-capture",
            "a lambda or method reference of dev.satchel.pack.check.CheckerTest cannot be captured",
            "its class is provided"));
  }

  @Test
  void saysWhyALambdaWasNotRecorded() {
    Supplier<String> lambda = () -> "x";
    Recording.whyNot(
        lambda.getClass(),
        "lambdas of com.acme.Jobs are not recorded: agent option exclude=com.acme");
    Finding finding = Checker.check(ReachedObjects.ofOthers(lambda), Set.of()).get(0);
    assertThat(finding.why())
        .isEqualTo("lambdas of com.acme.Jobs are not recorded: agent option exclude=com.acme");
    assertThat(finding.help())
        .isEqualTo(
            "change that option of the agent, so that it includes " + CheckerTest.class.getName());
  }

  @Test
  void warnsOfTheLoggerThatALibrarysObjectHoldsAndRefusesIfItHasNoName() {
    Logger named = Logger.getLogger("some.library");
    assertThat(Checker.check(ReachedObjects.ofTravellers(named).inLibrary(), Set.of()))
        .extracting(Finding::rule, Finding::isError, Finding::message)
        .containsExactly(
            tuple(
                "logger",
                false,
                "java.util.logging.Logger is a logger of this JVM, and is found again over there by its name"));
    assertThat(Checker.check(
            ReachedObjects.ofOthers(Logger.getAnonymousLogger()).inLibrary(), Set.of()))
        .extracting(Finding::isError)
        .containsExactly(true);
    assertThat(Checker.check(ReachedObjects.ofTravellers(named), Set.of()))
        .extracting(Finding::isError)
        .containsExactly(true);
  }

  @Test
  void refusesWhatNoRuleKnows() {
    assertThat(Checker.check(
            ReachedObjects.ofOthers(java.text.Collator.getInstance(java.util.Locale.ROOT)),
            Set.of()))
        .extracting(Finding::message)
        .containsExactly("java.text.RuleBasedCollator: Satchel does not know how to carry it");
  }

  @Test
  void callsNoCodeOfTheUser() {
    assertThat(Checker.check(
            ReachedObjects.ofTravellers(new Touchy(), new Touchy()).add(new Touchy(), false),
            Set.of()))
        .extracting(Finding::rule)
        .containsExactly("unknown-type");
  }

  @Test
  void countsWhatIsRefusedAgainAndAgain() {
    Object[] locals = new Object[100_000];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = new ThreadLocal<>();
    }
    List<Finding> findings = Checker.check(ReachedObjects.ofOthers(locals), Set.of());
    assertThat(findings).hasSize(100);
    assertThat(findings.get(98).message()).endsWith("it is a value for each thread of this JVM");
    assertThat(findings.get(99).message())
        .endsWith(
            "it is a value for each thread of this JVM; and 99900 more objects of this class");
  }

  @Test
  void asksRulesOnceForEachClassOfAMillionObjects() {
    Object[] objects = new Object[1_000_000];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = i % 2 == 0 ? new Touchy() : new ArrayList<>(0);
    }
    List<Class<?>> asked = new ArrayList<>();
    CustomRule rule = new CustomRule("counts", type -> {
      asked.add(type);
      return null;
    });
    Policy policy = Policy.inForce(Set.of(), List.of(rule));
    ReachedObjects reached = ReachedObjects.ofTravellers(objects);
    assertThat(Checker.of(policy).check(reached, type -> null, (file, line) -> null))
        .isEmpty();
    assertThat(asked).containsExactly(Touchy.class, ArrayList.class);
  }

  /** The only finding about the lambda that an instance method of the main class makes. */
  private static Finding check(Compiled compiled, String method) {
    FakeReached reached = FakeReached.ofMethod(compiled, method);
    List<Finding> findings =
        Checker.check(reached, Set.of(), compiled.classFiles(), (file, line) -> null);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** Fails whoever asks it anything. */
  static final class Touchy {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError();
    }

    @Override
    public int hashCode() {
      throw new AssertionError();
    }

    @Override
    public String toString() {
      throw new AssertionError();
    }
  }
}
