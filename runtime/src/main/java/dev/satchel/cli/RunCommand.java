package dev.satchel.cli;

import dev.satchel.Payload;
import dev.satchel.PayloadException;
import dev.satchel.Satchel;
import dev.satchel.UnpackException;
import dev.satchel.Unpacked;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: rebuilds a payload in this JVM and runs one of its variables. */
@Command(
    name = "run",
    description = {
      "Runs a payload here: its variable must be a Callable, a Supplier or a Runnable.",
      "Prints the result. Run only payloads that you trust: this is code."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PAYLOAD", description = "A payload file, JSON or binary.")
  private Path payload = Path.of("");

  @Option(
      names = "--variable",
      paramLabel = "NAME",
      description = "Which variable to run; by default the only one, or 'root'.")
  private @Nullable String variable;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] bytes = InputFile.bytes(payload);
    try (Unpacked unpacked = unpacked(Payload.read(bytes))) {
      return run(unpacked);
    } catch (PayloadException e) {
      throw CommandFailure.no(payload + " is no sound payload: " + e.getMessage(), e);
    } catch (UnpackException e) {
      throw CommandFailure.no(payload + " cannot be rebuilt here: " + e.getMessage(), e);
    }
  }

  private Unpacked unpacked(Payload sound) {
    try (ProgressBar bar = new ProgressBar(
        spec.commandLine().getErr(),
        ProgressBar.isWanted(ProgressBar.hasConsole(), System.getenv()),
        System.nanoTime())) {
      return Satchel.unpacker().progress(bar).unpack(sound);
    }
  }

  private int run(Unpacked unpacked) {
    String name = name(unpacked);
    Object task = task(unpacked, name);
    Callable<?> runnable = runnable(name, task);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(task.getClass().getClassLoader());
    try {
      Object result = runnable.call();
      if (!(task instanceof Runnable)) {
        spec.commandLine().getOut().println(result);
      }
      return Main.OK;
    } catch (Exception | LinkageError | StackOverflowError e) {
      // the task's own: its trace is what its author needs
      e.printStackTrace(spec.commandLine().getErr());
      return Main.NO;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String name(Unpacked unpacked) {
    if (variable != null) {
      return variable;
    }
    return unpacked.variables().size() == 1 ? unpacked.variables().iterator().next() : "root";
  }

  private static Object task(Unpacked unpacked, String name) {
    Object task;
    try {
      task = unpacked.get(name);
    } catch (NoSuchElementException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()), e);
    }
    if (task == null) {
      throw CommandFailure.no("variable '" + name + "' is null", new NullPointerException(name));
    }
    return task;
  }

  private static Callable<?> runnable(String name, Object task) {
    if (task instanceof Callable<?> callable) {
      return callable;
    } else if (task instanceof Supplier<?> supplier) {
      return supplier::get;
    } else if (task instanceof Runnable runnable) {
      return () -> {
        runnable.run();
        return Main.OK;
      };
    }
    String message = "variable '" + name + "' is a " + task.getClass().getName()
        + ", which is neither a Callable, a Supplier nor a Runnable";
    throw CommandFailure.no(message, new ClassCastException(message));
  }
}
