package bench;

import bench.graphs.Graph;

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

  static Outcome of(Graph graph, SerializerKind kind, String heap) throws Jvm.FailedException {
    var answers = Jvm.run(heap, Probe.class, graph.name(), kind.name());
    return new Outcome(
        Integer.parseInt(answers.getOrDefault("bytes", "0")),
        Double.parseDouble(answers.getOrDefault("write", "0")),
        Double.parseDouble(answers.getOrDefault("read", "0")),
        answers.getOrDefault("failure", ""));
  }

  /** Arguments: a graph, a serializer. */
  public static void main(String[] arguments) {
    Object graph = Graph.valueOf(arguments[0]).make();
    SerializerKind kind = SerializerKind.valueOf(arguments[1]);
    String doing = "writing";
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
    } catch (Exception | StackOverflowError e) {
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
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    if (message == null || cause instanceof StackOverflowError) {
      return name;
    }
    String line = message.lines().findFirst().orElse("").strip();
    return name + ": " + (line.length() > 90 ? line.substring(0, 87) + "..." : line);
  }
}
