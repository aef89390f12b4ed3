package bench;

import bench.graphs.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what one object costs Satchel in graphs of 1,000 to 10,000,000 objects, and writes {@code docs/scale.csv} and
 * {@code docs/scale.svg}. A cost that is linear in the graph is a flat line.
 *
 * <p>Each point is measured in a JVM of its own. One that runs out of memory is left out, and said.
 */
public final class Scale {
  private static final List<Graph> GRAPHS =
      List.of(Graph.LIST_OF_500_LINKS, Graph.TREE_OF_RECORDS, Graph.PRIMITIVE_FIELDS);

  private Scale() {}

  /**
   * Arguments, all optional: {@code from=1000 to=10000000 enough=4000 heap=12g folder=docs}. A graph is packed and
   * unpacked for {@code enough} milliseconds, and three times at least.
   */
  public static void main(String[] arguments) throws Exception {
    Settings settings = new Settings(arguments, "from", "to", "enough", "heap", "folder");
    int from = settings.number("from", 1_000);
    int to = settings.number("to", 10_000_000);
    List<ScalePoint.Cost> costs = new ArrayList<>();
    for (Graph graph : GRAPHS) {
      for (int objects : sizes(from, to)) {
        try {
          ScalePoint.Cost cost = ScalePoint.measure(
              graph, objects, settings.number("enough", 4_000), settings.text("heap", "12g"));
          System.out.println(cost.csv());
          costs.add(cost);
        } catch (Jvm.FailedException e) {
          System.out.println(graph + "," + objects + " has no point: " + e.getMessage());
        }
      }
    }
    Path folder = Path.of(settings.text("folder", "docs"));
    write(costs, folder.resolve("scale.csv"));
    new ScaleChart(costs).write(folder.resolve("scale.svg"));
  }

  /** From {@code from} to {@code to}, two or three in each decade: 1, 3, 10, 30 … */
  static List<Integer> sizes(int from, int to) {
    List<Integer> sizes = new ArrayList<>();
    for (long size = from; size <= to; size *= 10) {
      sizes.add((int) size);
      if (3 * size <= to) {
        sizes.add((int) (3 * size));
      }
    }
    return sizes;
  }

  private static void write(List<ScalePoint.Cost> costs, Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(ScalePoint.Cost.CSV_HEAD));
    costs.forEach(cost -> lines.add(cost.csv()));
    Files.write(file, lines);
  }
}
