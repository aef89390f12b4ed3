package dev.satchel.cli;

import dev.satchel.remote.Worker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Entry point of {@code java -jar serializer.jar}. Each sub-command is a class of its own.
 *
 * <p>Exit codes: 0 success, 1 the answer is no, 2 wrong usage. Problems are one line on standard error.
 */
@Command(
    name = Main.NAME,
    description = "Ships Java closures to JVMs that have none of their classes.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      WorkerCommand.class,
      InspectCommand.class,
      CheckCommand.class,
      RunCommand.class,
      LogCommand.class
    })
public final class Main implements Runnable {
  static final String NAME = "serializer";

  private static final String COMMANDS = "one of worker, inspect, check, run, log";

  /** Success. */
  static final int OK = 0;

  /** The answer is no. */
  static final int NO = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the sub-command that {@code arguments} name, and exits with its code. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 2
        && arguments[0].equals("worker")
        && arguments[1].equals(Worker.FORKED)) {
      // a forked worker starts often: without the time that a command line takes
      Worker.serveParent();
      return;
    }
    int code = run(arguments, System.out, System.err);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  /** Runs a command line and gives its exit code. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Main::wrongUsage)
        .setExecutionExceptionHandler(Main::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /** Without a sub-command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? " + COMMANDS);
  }

  private static int wrongUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else {
      command
          .getErr()
          .println(name + ": " + oneLine(said(problem)) + " (see: " + name + " --help)");
    }
    return USAGE;
  }

  private static String said(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    if (problem instanceof UnmatchedArgumentException unmatched
        && command.getParent() == null
        && !unmatched.isUnknownOption()) {
      return "no command '" + unmatched.getUnmatched().get(0) + "'; " + COMMANDS;
    }
    return String.valueOf(problem.getMessage());
  }

  private static int failed(Exception problem, CommandLine command, ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    if (problem instanceof CommandFailure failure) {
      command.getErr().println(name + ": " + oneLine(String.valueOf(failure.getMessage())));
      return failure.exitCode();
    }
    command
        .getErr()
        .println(name + ": failed, which is a defect of Satchel: " + oneLine(problem.toString()));
    return NO;
  }

  private static String oneLine(String text) {
    return String.join(" ", text.strip().split("\\s*\\R\\s*"));
  }
}
