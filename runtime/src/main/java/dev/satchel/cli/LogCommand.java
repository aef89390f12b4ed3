package dev.satchel.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code log}: searches an agent's diagnostic log, text or JSON lines. */
@Command(
    name = "log",
    description = "Shows the lines of an agent's diagnostic log that fit all of the options.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code 1 if no line fits."})
final class LogCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The log, as -javaagent:serializer.jar=log=FILE wrote it.")
  private Path file = Path.of("");

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Binary or simple name of a class; its nested classes and lambdas fit too.")
  private @Nullable String className;

  @Option(
      names = "--event",
      paramLabel = "WORD",
      description = "The word for what happened, such as class-recorded.")
  private @Nullable String event;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "At least that bad: error, warn, info or debug.")
  private @Nullable String level;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (level != null && !LogLine.LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
      throw new ParameterException(
          spec.commandLine(),
          "no level '" + level + "'; one of " + String.join(", ", LogLine.LEVELS));
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String> fitting = InputFile.lines(file).stream().filter(this::fits).toList();
    fitting.forEach(out::println);
    return fitting.isEmpty() ? Main.NO : Main.OK;
  }

  private boolean fits(String text) {
    LogLine line = LogLine.parse(text);
    return (className == null || line.mentionsClass(className))
        && (event == null || line.event().equals(event))
        && (level == null || line.isAtLeast(level.toLowerCase(Locale.ROOT)));
  }
}
