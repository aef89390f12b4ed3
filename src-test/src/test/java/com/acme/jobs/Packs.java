package com.acme.jobs;

import dev.satchel.Payload;
import dev.satchel.Satchel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes payloads for the command line: one as JSON, one in the binary form. */
public final class Packs {
  private static final Map<String, Integer> METRICS = new HashMap<>(Map.of("calls", 2));

  private Packs() {}

  static int metric(String name) {
    return METRICS.merge(name, 1, Integer::sum);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Payload root = Satchel.pack((Callable<Integer>) () -> metric("calls"));
    Files.writeString(folder.resolve("root.json"), root.toJson());
    Payload two = Satchel.packer()
        .variable("good", (Callable<String>) () -> "answer " + metric("calls"))
        .variable("bad", (Runnable) () -> {
          throw new IllegalStateException("boom");
        })
        .variable("data", "text")
        .pack();
    Files.write(folder.resolve("two.satchel"), two.toBytes());
  }
}
