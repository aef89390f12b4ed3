package samples;

import analytics.Core;
import dev.satchel.RemoteJvm;
import java.util.Map;

/** Static state travels, and the methods that shared it share it over there. */
public final class AnalyticsPipeline {
  private AnalyticsPipeline() {}

  public static void main(String[] args) throws Exception {
    Core.trackCall(); // the remote JVM starts from here: one call, no error

    try (RemoteJvm jvm = RemoteJvm.fork()) {
      Map<String, Integer> there = jvm.call(() -> {
        Core.trackCall();
        Core.trackCall();
        Core.trackError();
        return Core.getMetrics();
      });
      System.out.println("there: " + there);
      System.out.println("here:  " + Core.getMetrics());
      System.out.println("there, next call: " + jvm.call(Core::getMetrics));
    }
  }
}
