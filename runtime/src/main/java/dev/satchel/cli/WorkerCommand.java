package dev.satchel.cli;

import dev.satchel.remote.Loopback;
import dev.satchel.remote.Worker;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code worker}: serves callers until it is ended. */
@Command(
    name = "worker",
    description = "Runs payloads for RemoteJvm.connect(host:port).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Prints the token that callers need: RemoteJvm.builder().token(…).connect(…), or",
      "-Dsatchel.token=… or SATCHEL_TOKEN=… where they run. Runs until it is ended."
    })
final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Address to listen on; a loopback address, port 0 for any.")
  private String listen = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The secret that callers must know; by default a new one. Others on this machine may see"
              + " what stands on a command line.")
  private @Nullable String token;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    InetSocketAddress address;
    try {
      address = Loopback.parse(listen);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (token != null && token.isBlank()) {
      throw new ParameterException(spec.commandLine(), "an empty token lets everybody in");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      Worker.listen(
          address.getAddress(),
          address.getPort(),
          token == null ? Worker.newToken() : token,
          line -> err.println("satchel worker: " + line));
    } catch (IOException e) {
      throw CommandFailure.no("cannot listen on " + listen + ": " + e.getMessage(), e);
    }
    return Main.OK;
  }
}
