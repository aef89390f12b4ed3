package com.acme;

import dev.satchel.Remote;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

@Remote
class Statics {
  static final Logger LOG = Logger.getLogger("statics"); // warning[static-made-again] static field com.acme.Statics.LOG (java.util.logging.Logger) is set anew over there by its own initializer; its current value is not preserved
  static final ExecutorService POOL; // warning[static-made-again] static field com.acme.Statics.POOL (java.util.concurrent.ExecutorService) is set anew over there by its own initializer; its current value is not preserved
  static Thread current; // error[thread] java.lang.Thread cannot travel: it is a thread of this JVM
  static ExecutorService given; // warning[executor] java.util.concurrent.ExecutorService cannot travel: it is an executor, with threads of this JVM
  static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
  static int calls;

  static {
    POOL = Executors.newCachedThreadPool();
  }
}
