package com.acme.jobs;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.Callable;

/** Thousands of calls, each with classes and static state of its own. Waits for a line before it ends. */
public final class ManyCalls {
  private static int state = 1;

  private ManyCalls() {}

  public static void main(String[] arguments) throws Exception {
    int calls = Integer.parseInt(arguments[0]);
    try (RemoteJvm jvm = RemoteJvm.builder().jvmArgs("-Xmx256m").fork()) {
      System.out.println("pid " + jvm.call(() -> ProcessHandle.current().pid()));
      long before = 0;
      for (int i = 0; i < calls; i++) {
        int number = i;
        if (jvm.call(() -> number + state++) != number + 1) {
          throw new AssertionError("call " + number);
        }
        if (i == calls / 10) {
          before = metaspace(jvm);
        }
        if (i % 100 == 99) {
          try (Session session = jvm.session()) {
            session.call(() -> state++);
          }
        }
      }
      System.out.println("metaspace " + before + " " + metaspace(jvm));
      System.out.println("done");
      System.in.read();
    }
  }

  /** After a collection, in bytes. */
  private static long metaspace(RemoteJvm jvm) throws Exception {
    Callable<Long> used = () -> {
      System.gc();
      long sum = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getName().equals("Metaspace")) {
          sum += pool.getUsage().getUsed();
        }
      }
      return sum;
    };
    jvm.call(used);
    return jvm.call(used);
  }
}
