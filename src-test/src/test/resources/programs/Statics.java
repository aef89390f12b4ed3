package programs;

import dev.satchel.*;
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.logging.*;

/** Static fields: what travels in silence, what is made again, what nobody makes again, what was filled from outside. */
public class Statics {
  static final Logger LOG = Logger.getLogger("statics");

  static class Connections {
    static Socket current = null;
    static Thread heartbeat;

    static void open() {
      current = new Socket();
      heartbeat = new Thread(() -> {});
    }
  }

  static class Pools {
    static final ExecutorService WORKERS = Executors.newFixedThreadPool(1);
    static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> "nobody");
  }

  static class Registry {
    static final List<Object> INSTANCES = new ArrayList<>();
  }

  static class Outside {
    static final Map<String, String> ENVIRONMENT = new HashMap<>();
    static final List<String> LINES = load();
    static final Properties SETTINGS = new Properties();

    static {
      ENVIRONMENT.putAll(System.getenv());
      try (InputStream in = Statics.class.getResourceAsStream("none.properties")) {
        if (in != null) {
          SETTINGS.load(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<String> load() {
      try {
        return Files.readAllLines(Path.of("/dev/null"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static class Later {
    static final Map<String, String> ENVIRONMENT = new TreeMap<>(System.getenv());
  }

  static class Plain {
    static final Map<String, Integer> COUNTS = new HashMap<>();
    static final AtomicInteger CALLS = new AtomicInteger();
    static final String HOME = System.getProperty("user.home");
    static int started = 1;

    static {
      COUNTS.put("a", 1);
    }
  }

  static Callable<?> logger() {
    return () -> {
      LOG.fine("x");
      return LOG.getName();
    };
  }

  static Callable<?> nobodyMakesThemAgain() {
    Connections.open();
    return () -> Connections.current.getPort() + Connections.heartbeat.getName();
  }

  static Callable<?> madeAgain() {
    Pools.WORKERS.shutdown();
    return () -> Pools.WORKERS.isShutdown() + Pools.USER.get();
  }

  static Callable<?> emptiedAgain() {
    Registry.INSTANCES.add("first");
    Registry.INSTANCES.add(Thread.currentThread());
    return () -> Registry.INSTANCES.size();
  }

  static Callable<?> filledFromOutside() {
    Outside.LINES.size();
    return () -> Outside.ENVIRONMENT.isEmpty() + " " + Outside.LINES + Outside.SETTINGS;
  }

  static Callable<?> filledOverThere() {
    return () -> Later.ENVIRONMENT.isEmpty();
  }

  static Callable<?> fine_state() {
    Plain.COUNTS.put("b", 2);
    Plain.started = 7;
    return () -> Plain.COUNTS.size() + Plain.started + Plain.CALLS.incrementAndGet() + Plain.HOME.length() * 0;
  }

  public static void main(String[] arguments) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.simulate()) {
      for (String name : List.of("logger", "nobodyMakesThemAgain", "madeAgain", "emptiedAgain", "filledFromOutside", "filledOverThere", "fine_state")) {
        System.out.println("---- " + name);
        Callable<?> task = (Callable<?>) Statics.class.getDeclaredMethod(name).invoke(null);
        PackReport report = Satchel.packer().variable("task", task).check();
        for (Problem warning : report.warnings()) {
          System.out.println("warning: " + warning.message() + "\n  at " + warning.location() + "\n  path " + warning.path() + "\n  help " + warning.help());
        }
        try {
          System.out.println("ran: " + jvm.call(task));
        } catch (PackException refused) {
          System.out.println(refused.getMessage());
        }
      }
    }
    System.exit(0);
  }
}
