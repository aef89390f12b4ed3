package programs;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** One namespace for many calls: later ones bring more of the same classes. */
public class Sessions {
  static int hits;
  static final List<String> LOG = new ArrayList<>();
  private static final Logger LOGGER = Logger.getLogger(Sessions.class.getName());

  static class Counter {
    private int count;

    int increment() {
      return ++count;
    }
  }

  static class Link {
    final int value;
    final Link next;

    Link(int value, Link next) {
      this.value = value;
      this.next = next;
    }
  }

  static class NotYetInitialized {
    static final int VALUE;

    static {
      System.out.println(
          "initialized in " + (ProcessHandle.current().parent().isPresent() ? "a JVM" : "?"));
      VALUE = 42;
    }
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = args[0].equals("simulate") ? RemoteJvm.simulate() : RemoteJvm.fork()) {
      Counter counter = new Counter();
      try (Session session = jvm.session()) {
        session.run(() -> ++hits);
        System.out.println("hits " + session.call(() -> ++hits));
        System.out.println("log "
            + session.call(() -> {
              LOG.add("at " + hits);
              LOGGER.fine("added");
              return List.copyOf(LOG);
            }));
        session.call(() -> counter.increment());
        System.out.println("counter " + session.call(() -> counter.increment() * 10));
        System.out.println("my own counter " + (session.call(() -> counter) == counter));
        Supplier<Integer> supplier = session.call(() -> {
          int made = hits + 5;
          return () -> made + 1;
        });
        System.out.println("supplier " + supplier.get());
      }
      System.out.println("here hits " + hits + ", log " + LOG + ", counter " + counter.count);
      System.out.println("lazy " + jvm.call(() -> NotYetInitialized.VALUE));
      Link links = null;
      for (int i = 0; i < 1_000_000; i++) {
        links = new Link(i, links);
      }
      Link first = links;
      System.out.println("sum "
          + jvm.call(() -> {
            long sum = 0;
            for (Link link = first; link != null; link = link.next) {
              sum += link.value;
            }
            return sum;
          }));
    }
  }
}
