package samples;

import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import java.util.concurrent.Callable;

/** One closure crosses to a JVM that has none of its classes. */
public final class QuickStart {
  private QuickStart() {}

  public static void main(String[] args) throws Exception {
    int factor = 6;
    long here = ProcessHandle.current().pid();
    Callable<String> task =
        () -> factor * 7 + (isProcess(here) ? ", in my own JVM" : ", in another JVM");

    System.out.println(shortened(Satchel.pack(task).toJson()));
    System.out.println("here:  " + task.call());
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      System.out.println("there: " + jvm.call(task));
    }
  }

  private static boolean isProcess(long pid) {
    return ProcessHandle.current().pid() == pid;
  }

  /** Class files are long: shows their first characters only. */
  private static String shortened(String json) {
    return json.replaceAll("(\"bytecode\": \"[^\"]{32})[^\"]*", "$1…");
  }
}
