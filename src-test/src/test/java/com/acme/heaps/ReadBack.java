package com.acme.heaps;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks what {@link Main} left, in a JVM that has neither its classes nor the agent, and compares. */
public final class ReadBack {
  private ReadBack() {}

  public static void main(String[] arguments) throws IOException {
    int heaps = 0;
    int failures = 0;
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
        if (!actual.equals(expected)) {
          failures++;
          System.out.println("seed " + file.getFileName() + " fails in another JVM\n"
              + Trial.difference(expected, actual));
        }
      }
    }
    System.out.println(heaps + " heaps, " + failures + " failures");
  }
}
