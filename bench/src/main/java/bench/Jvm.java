package bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JVMs that measure: like this one, with its class path and its agent. */
final class Jvm {
  /** What Kryo needs for lambdas, as its manual says. Nobody else needs a flag. */
  private static final String OPEN_FOR_KRYO = "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED";

  private Jvm() {}

  /**
   * Options of JVMs that measure.
   *
   * @throws IllegalStateException if this JVM runs without the agent
   */
  static List<String> options(String heap) {
    List<String> options = new ArrayList<>(agent());
    options.add(OPEN_FOR_KRYO);
    options.add("-Xmx" + heap);
    return options;
  }

  /**
   * The option with which this JVM has the agent.
   *
   * @throws IllegalStateException if it runs without
   */
  static List<String> agent() {
    List<String> agents = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-javaagent:"))
        .toList();
    if (agents.isEmpty()) {
      throw new IllegalStateException(
          "run with the agent: -javaagent:agent/target/serializer.jar; see docs/bench.md");
    }
    return agents;
  }

  /**
   * Runs a program of this class path, and waits for it.
   *
   * @return what it printed as lines {@code key=value}; anything else that it prints is passed on
   * @throws FailedException if it ends with another exit code than 0
   */
  static Map<String, String> run(String heap, Class<?> program, String... arguments)
      throws FailedException {
    return run(options(heap), program, arguments);
  }

  /** As the other {@code run}, with these options and no other. */
  static Map<String, String> run(List<String> options, Class<?> program, String... arguments)
      throws FailedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(line -> {
          int equals = line.indexOf('=');
          if (line.matches("[a-zA-Z]+=.*")) {
            answers.put(line.substring(0, equals), line.substring(equals + 1));
          } else {
            others.add(line);
          }
        });
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new FailedException(program.getSimpleName() + " " + String.join(" ", arguments)
            + " ended with " + code + ":\n" + String.join("\n", others));
      }
      return answers;
    } catch (IOException e) {
      throw new FailedException(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(e.toString());
    }
  }

  /** A JVM that measures did not do what it was started for. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
      super(message);
    }
  }
}
