package bench;

import bench.graphs.Graph;
import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Packs and unpacks one graph again and again, in this JVM. */
final class ScalePoint {
  private static final int FEWEST_ROUNDS = 3;

  private ScalePoint() {}

  /**
   * What one object costs: medians of nanoseconds in the second half of the rounds, and bytes of the binary form.
   *
   * @param pack from the graph to the payload
   * @param encode from the payload to its bytes
   * @param decode from bytes to the payload
   * @param unpack from the payload to a graph
   */
  record Cost(
      String graph,
      int objects,
      double pack,
      double encode,
      double decode,
      double unpack,
      double bytes) {
    static final String CSV_HEAD =
        "graph,objects,pack ns/object,encode ns/object,decode ns/object,unpack ns/object,bytes/object";

    String csv() {
      return String.format(
          Locale.ROOT,
          "%s,%d,%.1f,%.1f,%.1f,%.1f,%.2f",
          graph,
          objects,
          pack,
          encode,
          decode,
          unpack,
          bytes);
    }
  }

  /**
   * Measures in a JVM of its own.
   *
   * @param enoughMillis how long at least: until a small graph's code is compiled
   */
  static Cost measure(Graph graph, int objects, int enoughMillis, String heap)
      throws Jvm.FailedException {
    Map<String, String> answers = Jvm.run(
        heap,
        ScalePoint.class,
        graph.name(),
        String.valueOf(objects),
        String.valueOf(enoughMillis));
    ToDoubleFunction<String> value =
        key -> Double.parseDouble(Objects.requireNonNull(answers.get(key), key));
    return new Cost(
        title(graph),
        objects,
        value.applyAsDouble("pack"),
        value.applyAsDouble("encode"),
        value.applyAsDouble("decode"),
        value.applyAsDouble("unpack"),
        value.applyAsDouble("bytes"));
  }

  /** Arguments: a graph, a number of objects, milliseconds. */
  public static void main(String[] arguments) {
    Graph kind = Graph.valueOf(arguments[0]);
    int objects = Integer.parseInt(arguments[1]);
    long enough = 1_000_000L * Integer.parseInt(arguments[2]);
    Object graph = kind.make(objects);
    List<long[]> rounds = new ArrayList<>();
    long started = System.nanoTime();
    while (rounds.size() < FEWEST_ROUNDS || System.nanoTime() - started < enough) {
      rounds.add(round(graph));
    }
    List<long[]> warm = rounds.subList(rounds.size() / 2, rounds.size());
    String[] keys = {"pack", "encode", "decode", "unpack", "bytes"};
    for (int i = 0; i < keys.length; i++) {
      int step = i;
      System.out.println(keys[i] + "=" + Row.median(warm, round -> (double) round[step]) / objects);
    }
  }

  private static long[] round(Object graph) {
    long[] result = new long[5];
    long before = System.nanoTime();
    Payload payload = Satchel.pack(graph);
    result[0] = System.nanoTime() - before;

    before = System.nanoTime();
    byte[] bytes = payload.toBytes();
    result[1] = System.nanoTime() - before;
    payload = null;

    before = System.nanoTime();
    Payload read = Payload.read(bytes);
    result[2] = System.nanoTime() - before;
    result[4] = bytes.length;
    bytes = null;

    before = System.nanoTime();
    try (Unpacked unpacked = Satchel.unpack(read)) {
      Objects.requireNonNull(unpacked.get("root"));
    }
    result[3] = System.nanoTime() - before;
    return result;
  }

  private static String title(Graph graph) {
    return switch (graph) {
      case LIST_OF_500_LINKS -> "linked list";
      case TREE_OF_RECORDS -> "tree of records";
      case PRIMITIVE_FIELDS -> "objects of 12 primitives";
      default -> graph.name();
    };
  }
}
