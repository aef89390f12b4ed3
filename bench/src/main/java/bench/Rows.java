package bench;

import bench.graphs.Graph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows as a Markdown table, with ratios to Java serialization's row of the same graph. */
final class Rows {
  private static final String NONE = "–";

  private Rows() {}

  static String markdown(List<Row> rows) {
    StringBuilder text = new StringBuilder(
        "| graph | serializer | write ms | ÷ Java | read ms | ÷ Java | bytes | ÷ Java"
            + " | first write ms | first read ms | fails |\n"
            + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
    Graph above = null;
    for (Row row : rows) {
      Optional<Row> java = rows.stream()
          .filter(other -> other.graph() == row.graph()
              && other.kind() == SerializerKind.JAVA
              && other.failure().isEmpty())
          .findFirst();
      boolean isFine = row.failure().isEmpty();
      text.append("| ")
          .append(String.join(
              " | ",
              row.graph() == above ? "" : row.graph().title(),
              row.kind().title(),
              isFine ? number(row.write()) : NONE,
              isFine ? ratio(row.write(), java.map(Row::write)) : NONE,
              isFine ? number(row.read()) : NONE,
              isFine ? ratio(row.read(), java.map(Row::read)) : NONE,
              isFine ? String.format(Locale.ROOT, "%,d", row.bytes()) : NONE,
              isFine ? ratio(row.bytes(), java.map(Row::bytes)) : NONE,
              isFine ? number(row.firstWrite()) : NONE,
              isFine ? number(row.firstRead()) : NONE,
              row.failure().replace("|", "\\|")))
          .append(" |\n");
      above = row.graph();
    }
    return text.toString();
  }

  private static String ratio(double value, Optional<? extends Number> java) {
    return java.map(number -> String.format(Locale.ROOT, "%.2f", value / number.doubleValue()))
        .orElse(NONE);
  }

  /** Three digits that count. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
