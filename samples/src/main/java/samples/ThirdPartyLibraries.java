package samples;

import dev.satchel.PackReport;
import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Closures over libraries that the remote JVM does not have: of each library, what is used travels. */
public final class ThirdPartyLibraries {
  private ThirdPartyLibraries() {}

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      run(jvm, "linear equations, commons-math", linearEquations(), LUDecomposition.class);
      run(jvm, "shortest path, JGraphT", shortestPath(), Graph.class);
    }
  }

  /** Solves 2x + 3y - 2z = 1, -x + 7y + 6z = -2, 4x - 3y - 5z = 1. */
  private static Callable<String> linearEquations() {
    RealMatrix coefficients =
        new Array2DRowRealMatrix(new double[][] {{2, 3, -2}, {-1, 7, 6}, {4, -3, -5}});
    RealVector constants = new ArrayRealVector(new double[] {1, -2, 1});
    return () -> {
      RealVector solution = new LUDecomposition(coefficients).getSolver().solve(constants);
      return Arrays.toString(solution.toArray());
    };
  }

  private static Callable<String> shortestPath() {
    Graph<String, DefaultWeightedEdge> roads = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    String[] towns = {"Bern", "Thun", "Spiez", "Brig"};
    int[][] kilometres = {{0, 1, 31}, {0, 2, 45}, {1, 2, 11}, {1, 3, 120}, {2, 3, 75}};
    for (String town : towns) {
      roads.addVertex(town);
    }
    for (int[] road : kilometres) {
      roads.setEdgeWeight(roads.addEdge(towns[road[0]], towns[road[1]]), road[2]);
    }
    return () -> {
      var path = new DijkstraShortestPath<>(roads).getPath("Bern", "Brig");
      return path.getVertexList() + ", " + path.getWeight() + " km";
    };
  }

  private static void run(RemoteJvm jvm, String title, Callable<String> task, Class<?> ofLibrary)
      throws Exception {
    PackReport report = Satchel.packer().variable("task", task).check();
    System.out.println(title);
    System.out.println("  here:    " + task.call());
    System.out.println("  there:   " + jvm.call(task));
    System.out.println("  travels: " + LibraryShare.of(ofLibrary, report.members()));
    System.out.println("  payload: " + report.bytes() + " bytes");
  }
}
