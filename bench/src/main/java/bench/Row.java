package bench;

import bench.graphs.Graph;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row of the table: medians, times in milliseconds, not a number where there is none.
 *
 * @param failure why there are no times; empty if there are
 */
record Row(
    Graph graph,
    SerializerKind kind,
    double write,
    double read,
    int bytes,
    double firstWrite,
    double firstRead,
    String failure) {

  static Row of(
      Graph graph, SerializerKind kind, List<Probe.Outcome> probes, List<Table.Times> times) {
    String failure = probes.stream()
        .map(Probe.Outcome::failure)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
    return new Row(
        graph,
        kind,
        median(times, Table.Times::write),
        median(times, Table.Times::read),
        probes.get(0).bytes(),
        median(probes, Probe.Outcome::firstWriteMillis),
        median(probes, Probe.Outcome::firstReadMillis),
        failure);
  }

  /** The middle one; the mean of the middle two; not a number if there is none. */
  static <T> double median(List<T> items, ToDoubleFunction<T> value) {
    double[] sorted = items.stream().mapToDouble(value).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
