package programs;

import com.google.common.collect.*;
import dev.satchel.*;
import it.unimi.dsi.fastutil.ints.*;
import java.util.*;
import org.apache.commons.collections4.map.*;
import org.apache.commons.lang3.*;
import org.apache.commons.math3.linear.*;
import org.apache.commons.math3.ode.*;
import org.apache.commons.math3.ode.nonstiff.*;
import org.apache.commons.math3.stat.descriptive.*;
import org.jgrapht.alg.shortestpath.*;
import org.jgrapht.graph.*;

public class Libraries {
  public static void main(String[] a) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      Both both = new Both(jvm);
      double[][] m = {{2, 1, 1}, {4, -6, 0}, {-2, 7, 2}};
      both.same(
          "LU",
          () -> Arrays.toString(new LUDecomposition(new Array2DRowRealMatrix(m))
              .getSolver()
              .solve(new ArrayRealVector(new double[] {5, -2, 9}))
              .toArray()));
      RealMatrix rm = new Array2DRowRealMatrix(m);
      both.same("captured matrix", () -> rm.transpose().multiply(rm).toString());
      both.same("stats", () -> {
        DescriptiveStatistics s = new DescriptiveStatistics();
        for (int i = 0; i < 100; i++) s.addValue(i * i);
        return s.getMean() + " " + s.getPercentile(50) + " " + s.getStandardDeviation();
      });
      both.same("ode", () -> {
        var in = new DormandPrince853Integrator(1e-8, 100, 1e-10, 1e-10);
        double[] y = {1};
        in.integrate(
            new FirstOrderDifferentialEquations() {
              public int getDimension() {
                return 1;
              }

              public void computeDerivatives(double t, double[] yy, double[] d) {
                d[0] = -yy[0];
              }
            },
            0,
            y,
            1,
            y);
        return y[0];
      });
      var g = new SimpleWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
      for (String v : "abcdef".split("")) g.addVertex(v);
      g.setEdgeWeight(g.addEdge("a", "b"), 2);
      g.setEdgeWeight(g.addEdge("b", "c"), 3);
      g.setEdgeWeight(g.addEdge("a", "c"), 9);
      g.setEdgeWeight(g.addEdge("c", "f"), 1);
      both.same(
          "jgrapht dijkstra captured",
          () ->
              DijkstraShortestPath.findPathBetween(g, "a", "f").getVertexList().toString());
      both.same("jgrapht built", () -> {
        var h = new DefaultDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        for (int i = 0; i < 5; i++) h.addVertex(i);
        h.addEdge(0, 1);
        h.addEdge(1, 2);
        h.addEdge(2, 0);
        return new org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector<>(h)
            .stronglyConnectedSets()
            .toString();
      });
      both.same("guava list", () -> ImmutableList.of(1, 2, 3).reverse().toString());
      ImmutableMap<String, Integer> im = ImmutableMap.of("x", 1, "y", 2);
      both.same("guava map captured", () -> im.get("y") + im.keySet().toString());
      Multimap<String, Integer> mm = ArrayListMultimap.create();
      mm.put("k", 1);
      mm.put("k", 2);
      both.same("guava multimap captured", () -> mm.get("k") + " " + mm.size());
      both.same(
          "guava splitter",
          () -> com.google.common.base.Splitter.on(',')
              .trimResults()
              .splitToList("a , b,c")
              .toString());
      both.same(
          "guava hashing",
          () -> com.google.common.hash.Hashing.sha256()
              .hashString("abc", java.nio.charset.StandardCharsets.UTF_8)
              .toString());
      both.same(
          "lang3",
          () -> StringUtils.reverse("abc")
              + StringUtils.capitalize("xyz")
              + StringUtils.getLevenshteinDistance("kitten", "sitting"));
      LRUMap<String, Integer> lru = new LRUMap<>(3);
      lru.put("a", 1);
      lru.put("b", 2);
      both.same("collections4 lru", () -> lru.get("a") + " " + lru.size());
      Int2IntOpenHashMap fm = new Int2IntOpenHashMap();
      fm.put(3, 4);
      fm.put(5, 6);
      both.same("fastutil", () -> fm.get(5) + " " + fm.size());
      both.same("treeRange", () -> {
        RangeMap<Integer, String> rmap = TreeRangeMap.create();
        rmap.put(com.google.common.collect.Range.closed(1, 5), "a");
        return rmap.get(3);
      });
      both.end();
    }
  }
}
