package bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** Draws what one object costs against the number of objects. Same costs, same bytes. */
final class ScaleChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;
  private static final List<Color> COLORS =
      List.of(new Color(0x1f77b4), new Color(0xd62728), new Color(0x2ca02c));
  private static final Stroke WRITE = new BasicStroke(2);
  private static final Stroke READ =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

  private final XYSeriesCollection lines = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);

  ScaleChart(List<ScalePoint.Cost> costs) {
    Map<String, List<ScalePoint.Cost>> byGraph = new LinkedHashMap<>();
    for (ScalePoint.Cost cost : costs) {
      byGraph.computeIfAbsent(cost.graph(), graph -> new ArrayList<>()).add(cost);
    }
    int color = 0;
    for (Map.Entry<String, List<ScalePoint.Cost>> entry : byGraph.entrySet()) {
      Color ofGraph = COLORS.get(color++ % COLORS.size());
      String graph = entry.getKey();
      List<ScalePoint.Cost> points = entry.getValue();
      add(graph + ", write", points, cost -> cost.pack() + cost.encode(), ofGraph, WRITE);
      add(graph + ", read", points, cost -> cost.decode() + cost.unpack(), ofGraph, READ);
    }
  }

  private void add(
      String name,
      List<ScalePoint.Cost> points,
      ToDoubleFunction<ScalePoint.Cost> value,
      Color color,
      Stroke stroke) {
    XYSeries line = new XYSeries(name);
    points.forEach(cost -> line.add(cost.objects(), value.applyAsDouble(cost)));
    int index = lines.getSeriesCount();
    lines.addSeries(line);
    renderer.setSeriesPaint(index, color);
    renderer.setSeriesStroke(index, stroke);
    renderer.setSeriesShape(index, new Ellipse2D.Double(-3, -3, 6, 6));
  }

  void write(Path svg) throws IOException {
    System.setProperty("java.awt.headless", "true");
    LogarithmicAxis objects = axis("objects in the graph");
    LogarithmicAxis nanoseconds = axis("nanoseconds per object");
    nanoseconds.setRange(100, 100_000);
    XYPlot plot = new XYPlot(lines, objects, nanoseconds, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    JFreeChart chart = new JFreeChart("Satchel: cost per object; a flat line is linear cost", plot);
    chart.setBackgroundPaint(Color.WHITE);

    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
    graphics.setDefsKeyPrefix("scale");
    graphics.setGeomDoubleConverter(ScaleChart::rounded);
    graphics.setTransformDoubleConverter(ScaleChart::rounded);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    Files.writeString(svg, graphics.getSVGElement() + "\n");
  }

  /** A tenth of a point is more than one sees. */
  private static String rounded(double coordinate) {
    return String.valueOf(Math.round(coordinate * 10) / 10.0);
  }

  /** Labels at the powers of ten. */
  private static LogarithmicAxis axis(String title) {
    LogarithmicAxis axis = new LogarithmicAxis(title);
    axis.setExpTickLabelsFlag(false);
    axis.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    axis.setMinorTickMarksVisible(false);
    return axis;
  }
}
