package com.acme.heaps;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks what {@link Main} left, in a JVM that has neither its classes nor the agent, and compares.
 *
 * <p>A few cannot be there without the agent before Java 24, as they extend such as a {@code PriorityQueue}: then that must be said.
 */
public final class ReadBack {
  private static final int RELEASE = Runtime.version().feature();

  private ReadBack() {}

  public static void main(String[] arguments) throws IOException {
    int heaps = 0;
    int failures = 0;
    int refused = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(arguments[0]), "*.payload")) {
      for (Path file : files) {
        heaps++;
        String expected =
            Files.readString(Path.of(file.toString().replace(".payload", ".expected")));
        String actual;
        try {
          actual = Way.unpacked(Files.readAllBytes(file));
        } catch (RuntimeException | Error e) {
          actual = Trial.trace(e);
        }
        if (actual.contains("can only be set on Java " + RELEASE + " with the agent")) {
          refused++;
          continue;
        }
        if (!actual.equals(expected)) {
          failures++;
          System.out.println("seed " + file.getFileName() + " fails in another JVM\n"
              + Trial.difference(expected, actual));
        }
      }
    }
    if (refused > heaps / 10) {
      System.out.println(refused + " need the agent");
    }
    System.out.println(heaps + " heaps, " + failures + " failures");
  }
}
