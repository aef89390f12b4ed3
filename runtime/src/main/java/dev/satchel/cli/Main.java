package dev.satchel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code java -jar serializer.jar}. Has no sub-command yet. */
@Command(name = "serializer", mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /** Runs the sub-command that {@code arguments} name, and exits with its code. */
  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.usage(System.err);
    System.exit(arguments.length == 0 ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.OK);
  }
}
