package dev.satchel.agent;

import dev.satchel.recording.ClassVerdict;
import dev.satchel.recording.RemoteClassError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code @Remote} classes when they are loaded, in a thread of its own, and writes what is wrong to the log; or when they
 * are first used, if problems are to fail. Whatever goes wrong inside is logged, and the application goes on.
 */
final class RemoteChecks {
  private static final String CHECK = "dev.satchel.RemoteClasses";

  private final AgentLog log;
  private final LinkedBlockingQueue<Loaded> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private @Nullable Thread thread;

  RemoteChecks(AgentLog log) {
    this.log = log;
  }

  private record Loaded(ClassLoader loader, String name) {}

  /** Classes that a namespace of shipped code defines were checked where they come from. */
  static boolean isOfNamespace(ClassLoader loader) {
    return loader.getClass().getName().startsWith("dev.satchel.");
  }

  /** The class is being loaded. Never waits for its check. */
  synchronized void loaded(ClassLoader loader, String binaryName) {
    pending.incrementAndGet();
    waiting.add(new Loaded(loader, binaryName));
    if (thread == null) {
      thread = new Thread(this::run, "satchel-remote");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Waits until what was loaded has been checked, but not long. */
  void await(long timeout, TimeUnit unit) {
    long end = System.nanoTime() + unit.toNanos(timeout);
    try {
      while (pending.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Loaded next = waiting.take();
        try {
          check(Class.forName(next.name(), false, next.loader()));
        } catch (Throwable e) {
          failed(next.name(), e);
        } finally {
          pending.decrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Called at the first use of a class, by the thread that initialises it.
   *
   * @throws RemoteClassError if it has problems
   */
  void firstUse(Class<?> type) {
    ClassVerdict verdict;
    try {
      verdict = check(type);
    } catch (Throwable e) {
      failed(type.getName(), e);
      return;
    }
    if (verdict.errors() > 0) {
      throw new RemoteClassError("@Remote class " + type.getName()
          + " could not travel, and the agent's option enforce=fail forbids its use:\n"
          + verdict.report());
    }
  }

  private ClassVerdict check(Class<?> type) throws ReflectiveOperationException {
    ClassVerdict verdict = ask(type);
    boolean isFine = verdict.lines().isEmpty();
    log.write(new LogEvent(isFine ? Level.INFO : Level.WARN, "remote-class")
        .with("name", type.getName())
        .with("errors", verdict.errors())
        .with("warnings", verdict.warnings())
        .with("findings", String.join("; ", verdict.lines())));
    return verdict;
  }

  private static ClassVerdict ask(Class<?> type) throws ReflectiveOperationException {
    Method check = Class.forName(CHECK, true, RemoteChecks.class.getClassLoader())
        .getDeclaredMethod("verdict", Class.class);
    check.setAccessible(true);
    try {
      return (ClassVerdict) check.invoke(null, type);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException("the check failed: " + e.getCause(), e.getCause());
    }
  }

  private void failed(String name, Throwable e) {
    log.write(
        new LogEvent(Level.WARN, "remote-class-not-checked").with("name", name).with(e));
  }
}
