package bench;

import bench.graphs.Graph;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every graph with every serializer, and puts one table into {@code docs/bench.md}.
 *
 * <p>Rounds go over all serializers of a graph before they come to the next graph, and the median of the rounds counts: what
 * else this machine does meanwhile hits all serializers alike. Compare within one table only.
 */
public final class Table {
  private final Settings settings;
  private final String heap;
  private final int rounds;
  private final TimeValue iteration;

  /** How busy the machine was before: below 0 if it does not say. */
  private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

  private Table(Settings settings) {
    this.settings = settings;
    heap = settings.text("heap", "3g");
    rounds = settings.number("rounds", 2);
    iteration = TimeValue.milliseconds(settings.number("iteration", 500));
  }

  /**
   * Arguments, all optional: {@code rounds=2 iteration=500 heap=3g graphs=A,B serializers=C,D into=docs/bench.md}; an
   * iteration is in milliseconds, and there are three of them to warm up and three that count.
   */
  public static void main(String[] arguments) throws Exception {
    Settings settings =
        new Settings(arguments, "rounds", "iteration", "heap", "graphs", "serializers", "into");
    Table table = new Table(settings);
    List<Row> rows = new ArrayList<>();
    for (Graph graph : settings.constants("graphs", Graph.class)) {
      rows.addAll(table.measure(graph));
    }
    String text = table.conditions() + "\n\n" + Rows.markdown(rows);
    System.out.println(text);
    new Page(Path.of(settings.text("into", "docs/bench.md"))).replace("table", text);
  }

  private List<Row> measure(Graph graph) throws RunnerException {
    Map<SerializerKind, List<Probe.Outcome>> outcomes = new EnumMap<>(SerializerKind.class);
    for (int round = 0; round < rounds; round++) {
      for (SerializerKind kind : kinds()) {
        outcomes.computeIfAbsent(kind, k -> new ArrayList<>()).add(Probe.of(graph, kind, heap));
      }
    }
    if (isWithoutCode(outcomes)) {
      outcomes.remove(SerializerKind.SATCHEL_BINARY_WITHOUT_CODE);
    }
    Map<SerializerKind, List<Times>> times = new EnumMap<>(SerializerKind.class);
    for (int round = 0; round < rounds; round++) {
      for (SerializerKind kind : outcomes.keySet()) {
        if (outcomes.get(kind).stream().allMatch(Probe.Outcome::isFine)) {
          Times measured = measure(graph, kind);
          System.out.printf(
              "%s, %s: write %.3f ms, read %.3f ms%n",
              graph.title(), kind.title(), measured.write, measured.read);
          times.computeIfAbsent(kind, k -> new ArrayList<>()).add(measured);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    outcomes.forEach((kind, probes) ->
        rows.add(Row.of(graph, kind, probes, times.getOrDefault(kind, List.of()))));
    return rows;
  }

  private List<SerializerKind> kinds() {
    return settings.constants("serializers", SerializerKind.class);
  }

  /** Whether the payload has no code anyway, as that of a graph of JDK values. */
  private static boolean isWithoutCode(Map<SerializerKind, List<Probe.Outcome>> outcomes) {
    List<Probe.Outcome> with = outcomes.get(SerializerKind.SATCHEL_BINARY);
    List<Probe.Outcome> without = outcomes.get(SerializerKind.SATCHEL_BINARY_WITHOUT_CODE);
    return with != null
        && without != null
        && with.get(0).bytes() == without.get(0).bytes();
  }

  private Times measure(Graph graph, SerializerKind kind) throws RunnerException {
    Options options = new OptionsBuilder()
        .include(RoundTrip.class.getName() + "\\.")
        .param("graph", graph.name())
        .param("serializer", kind.name())
        .forks(1)
        .warmupIterations(3)
        .warmupTime(iteration)
        .measurementIterations(3)
        .measurementTime(iteration)
        .jvmArgs(Jvm.options(heap).toArray(String[]::new))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
    double write = Double.NaN;
    double read = Double.NaN;
    for (RunResult result : new Runner(options).run()) {
      double score = result.getPrimaryResult().getScore();
      if (result.getPrimaryResult().getLabel().equals("write")) {
        write = score;
      } else {
        read = score;
      }
    }
    return new Times(write, read);
  }

  private String conditions() {
    return "Java " + Runtime.version().feature() + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, heap " + heap + ", "
        + rounds + (rounds == 1 ? " round" : " rounds") + " of 3 iterations of " + iteration
        + String.format(Locale.ROOT, "; load average before the start: %.1f.", load);
  }

  /** What JMH measured, in milliseconds. */
  record Times(double write, double read) {}
}
