package programs;

import dev.satchel.PackException;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import java.util.concurrent.Callable;

/** Runs a task here and there, and prints where the two answers differ. */
final class Both {
  private final RemoteJvm jvm;
  private int tasks;
  private int differences;

  Both(RemoteJvm jvm) {
    this.jvm = jvm;
  }

  void same(String name, Callable<?> task) {
    tasks++;
    String here;
    String there;
    try {
      here = String.valueOf(task.call());
    } catch (Throwable e) {
      here = "throws " + e;
    }
    try {
      there = String.valueOf(jvm.call(task));
    } catch (RemoteJvmException | PackException e) {
      there = "fails: " + e;
    } catch (Throwable e) {
      there = "throws " + e;
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
