package dev.satchel.srctest.agent.programs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Shares state between methods and with {@link Reader}; the log says how. */
public final class Shared {
  static final int CONSTANT = 5;
  static final Map<String, Integer> METRICS = new HashMap<>(); // line 10
  static int calls;

  private Shared() {}

  static int trackCall() {
    return ++calls; // line 16
  }

  static Supplier<Integer> report(int factor) {
    return () -> factor * calls + METRICS.size() + CONSTANT; // line 20
  }

  /** Uses what another class owns. */
  static final class Reader {
    static int read() {
      return calls; // line 26
    }
  }

  public static void main(String[] args) {
    trackCall();
    System.out.println(report(args.length).get() + Reader.read());
  }
}
