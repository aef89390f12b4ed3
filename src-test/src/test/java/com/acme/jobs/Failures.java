package com.acme.jobs;

import dev.satchel.RemoteJvm;
import dev.satchel.RemoteTaskException;
import dev.satchel.ResultRefusedException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** What a task throws, and what cannot come back. */
public final class Failures {
  private Failures() {}

  static final class OrderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int order;

    OrderException(String message, int order, Throwable cause) {
      super(message, cause);
      this.order = order;
    }
  }

  /** Drags along what cannot travel. */
  static final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused")
    private final Thread thread = Thread.currentThread();

    StuckException(String message) {
      super(message);
    }
  }

  static int order(int number) throws OrderException {
    throw new OrderException("no such order", number, new IOException("disk full"));
  }

  public static void main(String[] arguments) throws Exception {
    try (RemoteJvm jvm = RemoteJvms.open(arguments[0])) {
      own(jvm);
      checkedByRun(jvm);
      error(jvm);
      standIn(jvm);
      result(jvm);
      submitted(jvm);
    }
  }

  private static void own(RemoteJvm jvm) throws Exception {
    try {
      jvm.call(() -> order(13));
    } catch (OrderException e) {
      System.out.println(
          e.getClass().getSimpleName() + ": " + e.getMessage() + ", order " + e.order);
      System.out.println("cause " + e.getCause());
      show(e);
      System.out.println("cause's trace " + e.getCause().getStackTrace()[0].getMethodName());
    }
  }

  private static void checkedByRun(RemoteJvm jvm) {
    try {
      jvm.run(() -> {
        throw new IllegalStateException("boom");
      });
    } catch (IllegalStateException e) {
      System.out.println("run: " + e);
      show(e);
    }
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  private static void error(RemoteJvm jvm) throws Exception {
    try {
      jvm.call(() -> recurse(0));
    } catch (StackOverflowError e) {
      System.out.println("error: " + e);
    }
  }

  private static void standIn(RemoteJvm jvm) throws Exception {
    try {
      jvm.call(() -> {
        throw new StuckException("stuck");
      });
    } catch (RemoteTaskException e) {
      System.out.println("stand-in for " + e.className() + ": " + e.remoteMessage());
      System.out.println("reason names the path: " + String.valueOf(e.reason()).contains("thread"));
      show(e);
    }
  }

  private static void result(RemoteJvm jvm) throws Exception {
    try {
      jvm.call(() -> new Object[] {"a", Thread.currentThread()});
    } catch (ResultRefusedException e) {
      System.out.println("result refused, path " + e.problems().get(0).path());
    }
  }

  private static void submitted(RemoteJvm jvm) throws Exception {
    try {
      jvm.submit(() -> order(14)).get();
    } catch (ExecutionException e) {
      System.out.println("submitted: " + ((OrderException) e.getCause()).order);
    }
  }

  /** The trace's frames as {@code method:line}, with what names the remote JVM. */
  private static void show(Throwable e) {
    StringBuilder text = new StringBuilder("trace");
    for (StackTraceElement frame : e.getStackTrace()) {
      String method = frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$.*", "lambda in $1");
      boolean isJoint = frame.getClassName().equals("dev.satchel.RemoteJvm");
      text.append(" | ").append(method);
      text.append(
          isJoint
              ? "(" + frame.getFileName().replaceAll("\\d+", "N") + ")"
              : frame.getLineNumber() > 0 ? "+" : "?");
    }
    System.out.println(text);
  }
}
