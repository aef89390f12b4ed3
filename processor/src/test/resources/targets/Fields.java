package com.acme;

import dev.satchel.Remote;
import java.io.BufferedReader;
import java.io.File;
import java.net.Socket;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

@Remote
class Fields extends Base { // error[process] java.lang.ProcessHandle cannot travel: it is a process of this machine
  private Thread worker; // error[thread] java.lang.Thread cannot travel: it is a thread of this JVM
  private Socket[][] sockets; // error[socket] java.net.Socket cannot travel: it is a network connection of this JVM
  private ThreadPoolExecutor pool; // error[executor] java.util.concurrent.ThreadPoolExecutor cannot travel: it is an executor, with threads of this JVM
  private BufferedReader reader; // error[open-stream] java.io.BufferedReader cannot travel: it is a reader that is being read
  private javax.sql.DataSource database; // error[jdbc] javax.sql.DataSource cannot travel: it is a source of database connections
  private OwnPool ownPool; // error[executor] com.acme.OwnPool (extends java.util.concurrent.ThreadPoolExecutor) cannot travel: it is an executor, with threads of this JVM
  private Special special; // error[thread] com.acme.Special (extends java.lang.Thread) cannot travel: it is a thread of this JVM

  // An object of the user's own may be behind these.
  private Executor executor; // warning[executor] java.util.concurrent.Executor cannot travel: it is an executor, with threads of this JVM
  private Iterator<String> iterator; // warning[in-flight] java.util.Iterator cannot travel: it is an iterator that is under way

  private java.net.http.HttpClient client; // warning[socket] java.net.http.HttpClient cannot travel: it is an HTTP client, with connections and threads of this JVM

  // They may be empty.
  private List<Thread> threads; // warning[thread] java.lang.Thread cannot travel: it is a thread of this JVM
  private Map<String, List<Socket>> byName; // warning[socket] java.net.Socket cannot travel: it is a network connection of this JVM

  // Objects of the user's classes: they may be null, or without what is in the way.
  private Holder holder; // warning[thread] java.lang.Thread cannot travel: it is a thread of this JVM
  private Nested nested;

  // Fine: what they hold may travel.
  private transient Thread cached;
  private ReentrantLock lock = new ReentrantLock();
  private Lock guard = new ReentrantLock();
  private Future<String> future = CompletableFuture.completedFuture("done");
  private Own own;
  private OwnIterator items;
  private OwnStream stream;
  private OwnCache recent;
  private java.util.function.Supplier<Socket> connects;
  private List<Map<String, File>> files;
  private Object anything;
  private Runnable task = () -> {};

  static class Nested {
    Process process; // error[process] java.lang.Process cannot travel: it is a process of this machine
  }

  record Pair(Thread left, String right) {} // error[thread] java.lang.Thread cannot travel: it is a thread of this JVM
}

class Base {
  ProcessHandle handle;
  transient Thread none;
}

class Special extends Thread {}

class Holder {
  private final Deeper deeper = new Deeper();
}

class Deeper {
  private Thread thread;
}

class Own implements Executor {
  private int executed;

  @Override
  public void execute(Runnable command) {
    executed++;
    command.run();
  }
}

class OwnPool extends ThreadPoolExecutor {
  OwnPool() {
    super(1, 1, 1, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.SynchronousQueue<>());
  }
}

class OwnCache extends java.util.LinkedHashMap<String, Integer> {
  @Override
  protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
    return size() > 9;
  }
}

class OwnStream extends java.io.InputStream {
  @Override
  public int read() {
    return -1;
  }
}

class OwnIterator implements Iterator<String> {
  @Override
  public boolean hasNext() {
    return false;
  }

  @Override
  public String next() {
    return "";
  }
}
