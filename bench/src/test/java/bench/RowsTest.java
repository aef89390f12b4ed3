package bench;

import static org.assertj.core.api.Assertions.assertThat;

import bench.graphs.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final String HEAD =
      "| graph | serializer | write ms | ÷ Java | read ms | ÷ Java | bytes | ÷ Java | first write ms | first read ms | fails |\n"
          + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n";

  @Test
  void aRowHasMediansAndRatiosToJavaSerialization() {
    List<Row> rows = List.of(
        Row.of(
            Graph.CYCLES,
            SerializerKind.KRYO,
            List.of(fine(500, 20, 30), fine(500, 40, 10)),
            List.of(new Table.Times(1, 9), new Table.Times(0.5, 8), new Table.Times(9, 1))),
        Row.of(
            Graph.CYCLES,
            SerializerKind.JAVA,
            List.of(fine(1_000, 100, 200)),
            List.of(new Table.Times(2, 16))));

    assertThat(Rows.markdown(rows))
        .isEqualTo(
            HEAD
                + "| 5,000 employees, each knows its boss | Kryo | 1.00 | 0.50 | 8.00 | 0.50 | 500 | 0.50 | 30.0 | 20.0 |  |\n"
                + "|  | Java serialization | 2.00 | 1.00 | 16.0 | 1.00 | 1,000 | 1.00 | 100 | 200 |  |\n");
  }

  @Test
  void whatFailsHasItsReasonAndNoNumbers() {
    List<Row> rows = List.of(
        Row.of(
            Graph.PLAIN_LAMBDAS,
            SerializerKind.JAVA,
            List.of(new Probe.Outcome(0, 0, 0, "writing: NotSerializableException: A|B")),
            List.of()),
        Row.of(
            Graph.PLAIN_LAMBDAS,
            SerializerKind.SATCHEL_JSON,
            List.of(fine(10, 1, 1)),
            List.of(new Table.Times(0.0123, 1234))));

    assertThat(Rows.markdown(rows))
        .isEqualTo(HEAD
            + "| 1,000 plain lambdas | Java serialization | – | – | – | – | – | – | – | – | writing: NotSerializableException: A\\|B |\n"
            + "|  | Satchel JSON | 0.012 | – | 1,234 | – | 10 | – | 1.00 | 1.00 |  |\n");
  }

  private static Probe.Outcome fine(int bytes, double firstWrite, double firstRead) {
    return new Probe.Outcome(bytes, firstWrite, firstRead, "");
  }
}
