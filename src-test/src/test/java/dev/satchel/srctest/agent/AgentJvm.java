package dev.satchel.srctest.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM to be started with the agent: builder first, then {@link #run} or {@link #start}. */
public final class AgentJvm {
  private final Jdks.Jdk jdk;
  private final List<String> jvmArguments = new ArrayList<>();
  private final Map<String, String> environment = new java.util.TreeMap<>();
  private String classPath = testClasses().toString();

  public AgentJvm(Jdks.Jdk jdk) {
    this.jdk = jdk;
  }

  /** What a JVM that ended said. */
  public record Result(int exitCode, String out, String err) {
    public List<String> outLines() {
      return out.lines().toList();
    }

    public List<String> errLines() {
      return err.lines().toList();
    }
  }

  /** {@code -javaagent} of Satchel, with options such as {@code level=info}, or none. */
  public AgentJvm satchel(String options) {
    return argument("-javaagent:" + SatchelJar.path() + (options.isEmpty() ? "" : "=" + options));
  }

  public AgentJvm argument(String... arguments) {
    jvmArguments.addAll(List.of(arguments));
    return this;
  }

  public AgentJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public AgentJvm classPath(String path) {
    classPath = path;
    return this;
  }

  /** Runs {@code main} to its end. */
  public Result run(Class<?> main, String... arguments) {
    return run(main.getName(), arguments);
  }

  /** Runs the class, or {@code -m} and a module as a part of {@link #argument}, to its end. */
  public Result run(String main, String... arguments) {
    try {
      Process process = start(main, arguments);
      process.getOutputStream().close();
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String out = text(process.getInputStream());
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end: " + main);
      }
      return new Result(process.exitValue(), out, err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Process start(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(main.split(" ")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SATCHEL_")
            || name.startsWith("JAVA_TOOL")
            || name.startsWith("JDK_JAVA"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  public static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the programs are compiled to. */
  public static Path testClasses() {
    return locationOf(AgentJvm.class);
  }

  /** JaCoCo's agent. */
  static Path jacoco() {
    try {
      return locationOf(Class.forName("org.jacoco.agent.rt.RT"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static String file(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
