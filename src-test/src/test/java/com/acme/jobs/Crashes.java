package com.acme.jobs;

import dev.satchel.DeadlinePassedException;
import dev.satchel.RemoteJvm;
import dev.satchel.ResourcesExceededException;
import dev.satchel.Session;
import dev.satchel.WorkerLostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Tasks that end their worker or do not end; each time the next call gets what it asked for. */
public final class Crashes {
  private Crashes() {}

  public static void main(String[] arguments) throws Exception {
    RemoteJvm.Builder builder =
        RemoteJvms.builder(arguments[0]).timeout(Duration.ofSeconds(20)).jvmArgs("-Xmx64m");
    try (RemoteJvm jvm = builder.fork()) {
      exits(jvm);
      runsOutOfMemory(jvm);
      isKilled(jvm);
      losesItsSession(jvm);
    }
    try (RemoteJvm jvm =
        RemoteJvms.builder(arguments[0]).timeout(Duration.ofSeconds(2)).fork()) {
      sleepsTooLong(jvm);
      loopsForEver(jvm);
    }
    try (RemoteJvm jvm = RemoteJvms.builder(arguments[0]).fork()) {
      isCancelled(jvm);
    }
  }

  private static void exits(RemoteJvm jvm) throws Exception {
    try {
      jvm.run(() -> {
        System.err.println("last words");
        System.exit(3);
      });
    } catch (WorkerLostException e) {
      System.out.println("exit code " + e.exitCode() + ", " + e.lastLines());
      System.out.println(e.getMessage().replaceAll("remote JVM \\d+", "remote JVM N"));
    }
    System.out.println("next call " + jvm.call(() -> 1));
  }

  private static void runsOutOfMemory(RemoteJvm jvm) throws Exception {
    try {
      jvm.run(() -> {
        List<byte[]> all = new ArrayList<>();
        while (true) {
          try {
            all.add(new byte[1 << 20]);
          } catch (OutOfMemoryError e) {
            all.add(new byte[1 << 20]);
          }
        }
      });
    } catch (ResourcesExceededException e) {
      System.out.println("exceeded " + e.resource());
      System.out.println(e.getMessage()
          .lines()
          .findFirst()
          .orElse("")
          .replaceAll("remote JVM \\d+", "remote JVM N"));
    }
    System.out.println("next call " + jvm.call(() -> 2));
  }

  private static void isKilled(RemoteJvm jvm) throws Exception {
    long pid = jvm.call(() -> ProcessHandle.current().pid());
    CompletableFuture<Object> sleeping = jvm.submit(() -> {
      Thread.sleep(60_000);
      return null;
    });
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    try {
      sleeping.get();
    } catch (ExecutionException e) {
      System.out.println("killed: " + ((WorkerLostException) e.getCause()).exitCode());
    }
    System.out.println(
        "another worker " + (jvm.call(() -> ProcessHandle.current().pid()) != pid));
  }

  private static void losesItsSession(RemoteJvm jvm) throws Exception {
    try (Session session = jvm.session()) {
      try {
        session.run(() -> Runtime.getRuntime().halt(1));
      } catch (WorkerLostException e) {
        System.out.println("session's worker lost: " + e.exitCode());
      }
      try {
        session.call(() -> 1);
      } catch (WorkerLostException e) {
        System.out.println("and the session with it");
      }
    }
    System.out.println("next call " + jvm.call(() -> 3));
  }

  private static void sleepsTooLong(RemoteJvm jvm) throws Exception {
    long pid = jvm.call(() -> ProcessHandle.current().pid());
    try {
      jvm.call(() -> {
        Thread.sleep(60_000);
        return null;
      });
    } catch (DeadlinePassedException e) {
      System.out.println("deadline " + e.timeout() + ", stopped "
          + e.getMessage().contains("was interrupted and stopped"));
    }
    System.out.println("same worker " + (jvm.call(() -> ProcessHandle.current().pid()) == pid));
  }

  private static void loopsForEver(RemoteJvm jvm) throws Exception {
    long pid = jvm.call(() -> ProcessHandle.current().pid());
    try {
      jvm.run(() -> {
        while (true) {
          Thread.onSpinWait();
        }
      });
    } catch (DeadlinePassedException e) {
      System.out.println("ended " + e.getMessage().contains("so the worker was ended"));
    }
    System.out.println(
        "another worker " + (jvm.call(() -> ProcessHandle.current().pid()) != pid));
  }

  private static void isCancelled(RemoteJvm jvm) throws Exception {
    CompletableFuture<Object> future = jvm.submit(() -> {
      try {
        System.out.println("sleeps");
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        System.out.println("interrupted over there");
      }
      return null;
    });
    while (!jvm.call(Crashes::sleeps)) {
      Thread.sleep(20);
    }
    future.cancel(true);
    try {
      future.get();
    } catch (CancellationException e) {
      System.out.println("cancelled");
    }
    while (jvm.call(Crashes::sleeps)) {
      Thread.sleep(20);
    }
  }

  /** Whether a call sleeps in this JVM. */
  private static boolean sleeps() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("satchel-call")
          && thread.getState() == Thread.State.TIMED_WAITING) {
        return true;
      }
    }
    return false;
  }
}
