package bench;

import bench.graphs.Graph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures: one graph and one serializer, again and again. {@link Table} runs it with all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RoundTrip {
  @Param("TREE_OF_RECORDS")
  public Graph graph = Graph.TREE_OF_RECORDS;

  @Param("SATCHEL_BINARY")
  public String serializer = SerializerKind.SATCHEL_BINARY.name();

  private Object object = "";
  private byte[] bytes = {};
  private Serializer measured = new JavaSerializer();

  /** Makes the graph, and its bytes for {@link #read}. */
  @Setup
  public void prepare() throws Exception {
    object = graph.make();
    measured = SerializerKind.valueOf(serializer).make();
    bytes = measured.write(object);
  }

  @Benchmark
  public byte[] write() throws Exception {
    return measured.write(object);
  }

  @Benchmark
  public Object read() throws Exception {
    return measured.read(bytes);
  }
}
