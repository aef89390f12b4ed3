package dev.satchel.testing;

import dev.satchel.recording.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A smallest agent: opens {@link Recording} with the JVM's instrumentation and no trusted lookup. */
public final class InstrumentationAgent {
  private InstrumentationAgent() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    Recording.open(instrumentation, null);
  }

  /**
   * Runs {@code main} in a JVM of its own with this agent and this test's class path.
   *
   * @param folder for the agent's jar
   * @param javaHome the JVM
   * @return the exit code, a line break, and everything it printed
   */
  public static String run(Path folder, Path javaHome, Class<?> main)
      throws IOException, InterruptedException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", InstrumentationAgent.class.getName());
    attributes.putValue("Can-Redefine-Classes", "true");
    Path jar = folder.resolve("agent.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    if (Runtime.version().feature() >= 24) {
      // Without a trusted lookup, sun.misc.Unsafe is what is left, and those JVMs warn of it.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-javaagent:" + jar, "-cp", classPath, main.getName()));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(main + " hangs");
    }
    return process.exitValue() + "\n" + Files.readString(output, StandardCharsets.UTF_8);
  }
}
