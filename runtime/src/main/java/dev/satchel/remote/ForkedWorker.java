package dev.satchel.remote;

import dev.satchel.RemoteJvmException;
import dev.satchel.WorkerLostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A worker process of ours: starts it, passes on what it prints, and ends it.
 *
 * <p>Its token goes through its standard input, which then stays open: the worker halts when that ends, so it cannot
 * outlive this process. Tasks print through the connection, in order with their answers; what the JVM itself prints
 * comes through the process's own streams.
 */
final class ForkedWorker implements WorkerEnd {
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration EXIT = Duration.ofSeconds(2);

  private final Process process;
  private final LastLines lastLines = new LastLines();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<Thread> forwarders = new ArrayList<>();
  private volatile boolean isClosing;
  private volatile @Nullable String killed;
  private final AtomicReference<@Nullable Throwable> broke = new AtomicReference<>();

  private ForkedWorker(Process process) {
    this.process = process;
    forward(process.getInputStream(), 1);
    forward(process.getErrorStream(), 2);
  }

  /**
   * Starts a JVM and connects to it.
   *
   * @throws RemoteJvmException if that fails, with what the process printed
   */
  static Link start(Settings settings) {
    Process process;
    try {
      process = builder(settings).start();
    } catch (IOException e) {
      throw new RemoteJvmException("cannot start a JVM: " + e.getMessage(), e);
    }
    ForkedWorker worker = new ForkedWorker(process);
    try {
      return worker.connect(settings);
    } catch (IOException e) {
      throw worker.notStarted(e);
    }
  }

  private static ProcessBuilder builder(Settings settings) {
    Path java = settings.javaHome().resolve("bin").resolve(isWindows() ? "java.exe" : "java");
    if (!Files.isExecutable(java)) {
      throw new RemoteJvmException(
          "no Java at " + settings.javaHome() + ": " + java + " cannot be executed");
    }
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // a loop that catches everything would go on for ever without memory
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(settings.jvmArgs());
    command.add("-jar");
    command.add(SerializerJar.locate().toString());
    command.add("worker");
    command.add(Worker.FORKED);
    ProcessBuilder builder = new ProcessBuilder(command);
    keepOnlyHarmless(builder.environment());
    return builder;
  }

  /** Paths, locale and time zone: what a JVM needs to behave as here, and no secret. */
  private static void keepOnlyHarmless(Map<String, String> environment) {
    environment.keySet().removeIf(name -> switch (name.toUpperCase(Locale.ROOT)) {
      case "PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT" -> false;
      default -> !name.startsWith("LC_");
    });
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private Link connect(Settings settings) throws IOException {
    String token = Token.make();
    OutputStream stdin = process.getOutputStream();
    stdin.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
    stdin.flush();
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      FrameStream frames = new FrameStream(socket);
      int java = Handshake.greet(frames, token, settings.provided());
      return new SocketLink(frames, name(), java, this).start();
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private int port() throws IOException {
    try {
      return port.get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("it did not say that it listens", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it started", e);
    }
  }

  private RemoteJvmException notStarted(IOException why) {
    boolean isOver = Waiting.exit(process, Duration.ofMillis(500));
    process.destroyForcibly();
    Waiting.exit(process, EXIT);
    drain();
    return new RemoteJvmException(
        "the remote JVM did not start: "
            + (isOver ? "exit code " + process.exitValue() : why.getMessage())
            + lastLines.asParagraph(),
        why);
  }

  private String name() {
    return "remote JVM " + process.pid();
  }

  private void forward(InputStream from, int stream) {
    Thread forwarder = new Thread(
        null,
        () -> forwardAll(from, stream),
        "satchel-output " + stream + " of " + name(),
        0,
        false);
    forwarder.setDaemon(true);
    forwarder.setContextClassLoader(null);
    forwarder.start();
    forwarders.add(forwarder);
  }

  private void forwardAll(InputStream from, int stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (!port.isDone() && stream == 1 && line.startsWith(Protocol.PORT_LINE)) {
          port.complete(Integer.parseInt(line.substring(Protocol.PORT_LINE.length())));
        } else {
          printed(stream, line);
        }
      }
    } catch (IOException | NumberFormatException e) {
      broke(e);
    }
    if (stream == 1) {
      port.completeExceptionally(new IOException("its output ended"));
    }
  }

  @Override
  public void printed(int stream, String line) {
    lastLines.add(line);
    PrintStream out = stream == 1 ? System.out : System.err;
    out.println("[remote " + process.pid() + "] " + line);
  }

  @Override
  public void broke(Throwable why) {
    // what comes later follows from it
    broke.compareAndSet(null, why);
  }

  @Override
  public boolean kill(String reason) {
    killed = reason;
    process.destroyForcibly();
    return true;
  }

  @Override
  public boolean closing() {
    isClosing = true;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      broke(e);
    }
    if (!Waiting.exit(process, EXIT)) {
      process.destroyForcibly();
      Waiting.exit(process, EXIT);
    }
    drain();
    return true;
  }

  private void drain() {
    // a process that the worker started may hold its streams open
    forwarders.forEach(forwarder -> Waiting.join(forwarder, Duration.ofMillis(500)));
  }

  @Override
  public Answer.Lost lost() {
    boolean hasLeft = Waiting.exit(process, EXIT);
    if (!hasLeft) {
      process.destroyForcibly();
      Waiting.exit(process, EXIT);
    }
    drain();
    int exitCode = process.isAlive() ? WorkerLostException.UNKNOWN : process.exitValue();
    String memory = lastLines.find("java.lang.OutOfMemoryError");
    if (isClosing) {
      return new Answer.Lost(
          "the " + name() + " was closed while it had the call", null, exitCode, List.of());
    }
    if (killed != null) {
      return new Answer.Lost(
          "the " + name() + " was ended while it had the call: " + killed,
          null,
          exitCode,
          List.of());
    }
    if (!hasLeft) {
      Throwable cause = broke.get();
      String why = cause == null ? "" : ": " + cause.getMessage();
      return new Answer.Lost(
          "the connection to the " + name() + " broke" + why, null, exitCode, lastLines.all());
    }
    String message =
        "the " + name() + " ended with exit code " + exitCode + " while it had the call";
    if (memory != null) {
      message = "the " + name() + " ran out of memory ("
          + memory.substring(memory.lastIndexOf(": ") + 1).trim()
          + ") and ended while it had the call; give it more, for instance by jvmArgs(\"-Xmx2g\")";
    }
    return new Answer.Lost(
        message + lastLines.asParagraph(),
        memory == null ? null : "memory",
        exitCode,
        lastLines.all());
  }
}
