package bench;

import bench.graphs.Graph;
import java.util.Map;

/**
 * One round trip in a new JVM: does it work, how long does the very first one take, how many bytes? {@link Jvm} runs
 * this, so that an overflow of the stack harms nobody else.
 */
final class Probe {
  private Probe() {}

  /**
   * What came out.
   *
   * @param failure what is wrong with the copy, or why there is none; empty if it is as it should be
   */
  record Outcome(int bytes, double firstWriteMillis, double firstReadMillis, String failure) {
    boolean isFine() {
      return failure.isEmpty();
    }
  }

  static Outcome of(Graph graph, SerializerKind kind, String heap) {
    Map<String, String> answers;
    try {
      answers = Jvm.run(heap, Probe.class, graph.name(), kind.name());
    } catch (Jvm.FailedException e) {
      // An overflow of the stack may break classes of the JDK, and so all that comes after it.
      System.out.println(e.getMessage());
      return new Outcome(0, 0, 0, "breaks its JVM");
    }
    return new Outcome(
        Integer.parseInt(answers.getOrDefault("bytes", "0")),
        Double.parseDouble(answers.getOrDefault("write", "0")),
        Double.parseDouble(answers.getOrDefault("read", "0")),
        answers.getOrDefault("failure", ""));
  }

  /** Arguments: a graph, a serializer. */
  @SuppressWarnings("JdkObsolete") // see below
  public static void main(String[] arguments) {
    Object graph = Graph.valueOf(arguments[0]).make();
    SerializerKind kind = SerializerKind.valueOf(arguments[1]);
    // What Kryo needs to report an overflow: were it loaded only then, the overflow would break it.
    String doing = new StringBuffer("writing").toString();
    try {
      long started = System.nanoTime();
      Serializer serializer = kind.make();
      byte[] bytes = serializer.write(graph);
      System.out.println("write=" + millisSince(started));
      System.out.println("bytes=" + bytes.length);
      doing = "reading";
      started = System.nanoTime();
      Object copy = serializer.read(bytes);
      System.out.println("read=" + millisSince(started));
      Sameness.difference(graph, copy)
          .ifPresent(difference -> System.out.println("failure=" + difference));
    } catch (StackOverflowError e) {
      System.out.println("failure=" + doing + ": StackOverflowError");
    } catch (Exception e) {
      System.out.println("failure=" + doing + ": " + named(e));
    }
  }

  private static double millisSince(long started) {
    return (System.nanoTime() - started) / 1e6;
  }

  /** The exception at the bottom, in one line. */
  private static String named(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof StackOverflowError) {
      return "StackOverflowError";
    }
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    if (message == null) {
      return name;
    }
    String first = message.lines().findFirst().orElse("").strip();
    String line =
        first.replaceAll("/0x[0-9a-f]+", ""); // where a hidden class is, another time each time
    return name + ": " + (line.length() > 90 ? line.substring(0, 87) + "..." : line);
  }
}
