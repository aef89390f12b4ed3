package analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls and errors. All three methods share the one map {@link #METRICS}. */
public final class Core {
  private static final Map<String, Integer> METRICS =
      new TreeMap<>(Map.of("calls", 0, "errors", 0));

  private Core() {}

  public static void trackCall() {
    METRICS.merge("calls", 1, Integer::sum);
  }

  public static void trackError() {
    METRICS.merge("errors", 1, Integer::sum);
  }

  /** A copy. */
  public static Map<String, Integer> getMetrics() {
    return new TreeMap<>(METRICS);
  }

  /** Nobody calls this here, so its body does not travel: a socket in it is no problem. */
  public static void publish(String host) throws IOException {
    try (Socket socket = new Socket(host, 4242)) {
      socket.getOutputStream().write(METRICS.toString().getBytes(UTF_8));
    }
  }
}
