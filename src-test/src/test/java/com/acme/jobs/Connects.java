package com.acme.jobs;

import dev.satchel.NotAuthenticatedException;
import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import dev.satchel.WorkerLostException;

/** Calls a worker that listens: {@code address token}. */
public final class Connects {
  private static int state = 1;

  private Connects() {}

  public static void main(String[] arguments) throws Exception {
    try {
      RemoteJvm.builder().token("guess").connect(arguments[0]);
    } catch (NotAuthenticatedException e) {
      System.out.println("refused: " + e.getMessage());
    }
    try (RemoteJvm jvm = RemoteJvm.builder().token(arguments[1]).connect(arguments[0]);
        Session session = jvm.session()) {
      System.out.println("call " + jvm.call(() -> ++state));
      System.out.println(
          "session " + session.call(() -> ++state) + " " + session.call(() -> ++state));
      System.out.println("elsewhere "
          + (jvm.call(() -> ProcessHandle.current().pid())
              != ProcessHandle.current().pid()));
      try {
        jvm.run(() -> Runtime.getRuntime().halt(5));
      } catch (WorkerLostException e) {
        System.out.println("lost: " + (e.exitCode() == WorkerLostException.UNKNOWN));
      }
    }
  }
}
