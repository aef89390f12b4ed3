package samples;

import dev.satchel.PackReport;
import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Classes of one name stay apart: of one simple name, and of one full name from two class loaders. */
public final class TwoHelpers {
  private TwoHelpers() {}

  public static void main(String[] args) throws Exception {
    analytics.helpers.Helper analytics = new analytics.helpers.Helper();
    visualization.helpers.Helper visualization = new visualization.helpers.Helper();
    Callable<String> simple = () -> analytics.process(21) + " and " + visualization.process(21);

    UnaryOperator<String> first = Plugins.load("word.toUpperCase()");
    UnaryOperator<String> second = Plugins.load("word + '!'");
    Callable<String> full = () -> first.apply("hello") + " and " + second.apply("hello");

    try (RemoteJvm jvm = RemoteJvm.fork()) {
      for (Callable<String> task : List.of(simple, full)) {
        PackReport report = Satchel.packer().variable("task", task).check();
        System.out.println("travels: " + report.classes());
        System.out.println("here:    " + task.call());
        System.out.println("there:   " + jvm.call(task));
      }
    }
  }
}
