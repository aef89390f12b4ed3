package samples;

import dev.satchel.RemoteJvm;
import mypackage.analysis.Analysis;
import mypackage.types.DataPoint;

/** What one class makes of another is an instance of it, over there and after it came back. */
public final class CrossModuleReference {
  private CrossModuleReference() {}

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      boolean there = jvm.call(() -> {
        Object origin = Analysis.createOrigin();
        return origin instanceof DataPoint;
      });
      System.out.println("there: a DataPoint: " + there);

      Object origin = jvm.call(Analysis::createOrigin);
      System.out.println("here:  a DataPoint: " + (origin instanceof DataPoint));
      System.out.println("here:  " + origin);

      DataPoint mine = new DataPoint(3, 4);
      System.out.println("here:  the one that I sent: " + (jvm.call(() -> mine) == mine));
    }
  }
}
