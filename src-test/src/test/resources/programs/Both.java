package programs;

import dev.satchel.PackException;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import java.util.concurrent.Callable;

/** Runs a task there and here, and prints where the two answers differ. */
final class Both {
  private final RemoteJvm jvm;
  private int tasks;
  private int differences;

  Both(RemoteJvm jvm) {
    this.jvm = jvm;
  }

  /** A forked JVM, or a simulated one if the first argument says so. */
  static RemoteJvm jvm(String... args) {
    return args[0].equals("simulate") ? RemoteJvm.simulate() : RemoteJvm.fork();
  }

  /** There first: what the task changes here is not to be seen there. */
  void same(String name, Callable<?> task) {
    tasks++;
    String here;
    String there;
    try {
      there = String.valueOf(jvm.call(task));
    } catch (RemoteJvmException | PackException e) {
      there = "fails: " + e;
    } catch (Throwable e) {
      there = "throws " + e;
    }
    try {
      here = String.valueOf(task.call());
    } catch (Throwable e) {
      here = "throws " + e;
    }
    if (!here.equals(there)) {
      differences++;
      System.out.println(name + "\n  here:  " + here + "\n  there: " + there);
    }
  }

  void end() {
    System.out.println(tasks + " tasks, " + differences + " differences");
  }
}
