package dev.satchel.cli;

import dev.satchel.problem.PayloadFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files that a command line names; every problem is a {@link CommandFailure}. */
final class InputFile {
  private InputFile() {}

  static byte[] bytes(Path path) {
    requireFile(path);
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  static List<String> lines(Path path) {
    return new String(bytes(path), StandardCharsets.UTF_8).lines().toList();
  }

  /** A payload that is not what it should be: the answer is no. */
  static CommandFailure damaged(Path path, PayloadFault fault) {
    return CommandFailure.no(path + " is no sound payload: " + fault.getMessage(), fault);
  }

  private static void requireFile(Path path) {
    String problem = !Files.exists(path)
        ? "no file " + path
        : Files.isDirectory(path) ? path + " is a directory" : null;
    if (problem != null) {
      throw CommandFailure.usage(problem, new IOException(problem));
    }
  }
}
