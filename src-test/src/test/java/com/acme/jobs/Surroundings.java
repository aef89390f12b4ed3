package com.acme.jobs;

import dev.satchel.RemoteJvm;
import java.util.TreeSet;

/** What a forked JVM has, and that it ends with its parent. */
public final class Surroundings {
  private Surroundings() {}

  public static void main(String[] arguments) throws Exception {
    RemoteJvm jvm = RemoteJvm.fork();
    System.out.println("class path " + jvm.call(() -> System.getProperty("java.class.path")));
    System.out.println("arguments " + jvm.call(() -> System.getProperty("sun.java.command")));
    System.out.println("environment "
        + jvm.call(() -> String.join(" ", new TreeSet<>(System.getenv().keySet()))));
    System.out.println("input " + jvm.call(() -> System.in.read()));
    jvm.run(() -> {
      System.out.print("no line end");
      System.err.println("of the error stream: ä €");
    });
    long pid = jvm.call(() -> ProcessHandle.current().pid());
    System.out.println("pid " + pid);
    if (arguments[0].equals("close")) {
      jvm.run(() -> System.out.println("printed last"));
      jvm.close();
      System.out.println("ended " + ProcessHandle.of(pid).isEmpty());
    } else {
      System.out.flush();
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
