package dev.satchel.cli;

import dev.satchel.model.Document;
import dev.satchel.payload.PayloadCodec;
import dev.satchel.problem.PayloadFault;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what travels, as text. Runs and loads nothing of the payload. */
@Command(
    name = "inspect",
    description =
        "Shows what a payload holds: variables, classes with members and sizes, static state, objects.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PAYLOAD", description = "A payload file, JSON or binary.")
  private Path payload = Path.of("");

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] bytes = InputFile.bytes(payload);
    Document document;
    try {
      document = PayloadCodec.read(bytes);
    } catch (PayloadFault e) {
      throw InputFile.damaged(payload, e);
    }
    spec.commandLine().getOut().print(new DocumentText(document, bytes.length).render());
    spec.commandLine().getOut().flush();
    return Main.OK;
  }
}
