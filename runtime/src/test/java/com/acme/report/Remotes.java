package com.acme.report;

import dev.satchel.Remote;
import java.io.FileInputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Classes of a user that are meant to travel. */
public final class Remotes {
  private Remotes() {}

  /** Whether code of theirs ran. */
  public static boolean isInitialized;

  /** One of them. */
  @Remote
  public static class Fine {
    static int started = 1;
    final List<String> names = new ArrayList<>();
    final Lock lock = new ReentrantLock();
    transient Thread worker;

    int size() {
      return names.size() + started;
    }
  }

  /** One of them. */
  @Remote
  public static class Connected {
    static final Thread WATCH = new Thread(() -> {});
    static Socket shared;

    static {
      isInitialized = true;
    }

    Socket[] sockets;
    ExecutorService pool;
    Import job;

    native int call();
  }

  /** Held by one of them. */
  public static class Import {
    FileInputStream in;
  }

  /** One of them. */
  @Remote
  public static class Worker extends Thread {}
}
