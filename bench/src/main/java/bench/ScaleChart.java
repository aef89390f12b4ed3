package bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what one object costs against the number of objects. */
final class ScaleChart {
  private static final List<Color> COLORS =
      List.of(new Color(0x1f77b4), new Color(0xd62728), new Color(0x2ca02c));

  private final Map<String, List<ScalePoint.Cost>> byGraph = new LinkedHashMap<>();

  ScaleChart(List<ScalePoint.Cost> costs) {
    for (ScalePoint.Cost cost : costs) {
      byGraph.computeIfAbsent(cost.graph(), graph -> new ArrayList<>()).add(cost);
    }
  }

  void write(Path svg) throws IOException {
    System.setProperty("java.awt.headless", "true");
    XYChart chart = new XYChartBuilder()
        .width(900)
        .height(520)
        .title("Satchel: cost per object (a flat line is linear cost)")
        .xAxisTitle("objects in the graph")
        .yAxisTitle("nanoseconds per object")
        .build();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(true).setYAxisMin(0.0);
    styler.setAxisTickLabelsFont(font).setAxisTitleFont(font);
    styler
        .setLegendPosition(Styler.LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE)
        .setLegendFont(font);
    int color = 0;
    for (Map.Entry<String, List<ScalePoint.Cost>> entry : byGraph.entrySet()) {
      Color ofGraph = COLORS.get(color++ % COLORS.size());
      List<ScalePoint.Cost> costs = entry.getValue();
      add(chart, entry.getKey() + ", write", costs, cost -> cost.pack() + cost.encode(), ofGraph)
          .setLineStyle(new BasicStroke(2));
      add(chart, entry.getKey() + ", read", costs, cost -> cost.decode() + cost.unpack(), ofGraph)
          .setLineStyle(new BasicStroke(
              2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0));
    }
    try (var out = Files.newOutputStream(svg)) {
      VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    }
  }

  private static XYSeries add(
      XYChart chart,
      String name,
      List<ScalePoint.Cost> costs,
      ToDoubleFunction<ScalePoint.Cost> value,
      Color color) {
    XYSeries series = chart.addSeries(
        name,
        costs.stream().mapToDouble(ScalePoint.Cost::objects).toArray(),
        costs.stream().mapToDouble(value).toArray());
    series.setLineColor(color);
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.CIRCLE);
    return series;
  }
}
