package dev.satchel.remote;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The worker process: listens on loopback, lets in who knows the token, and runs what they send. */
public final class Worker {
  /** Argument of the sub-command {@code worker} in a process that {@link ForkedWorker} started. */
  public static final String FORKED = "--forked";

  private static final int BACKLOG = 16;

  private Worker() {}

  /**
   * Serves the process that started this one, until that closes the connection or ends; then halts. Does not return.
   *
   * <p>The first line of standard input is the token; then that stream's end is the parent's end.
   *
   * @throws IOException if no socket can be had
   */
  public static void serveParent() throws IOException {
    InputStream parent = System.in;
    System.setIn(InputStream.nullInputStream());
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    String token = readLine(parent);
    AtomicReference<@Nullable FrameStream> connection = new AtomicReference<>();
    haltWithParent(parent, connection);
    Caller caller = awaitParent(token, out);
    FrameStream toParent = caller.frames();
    connection.set(toParent);
    LineSender printedOut = new LineSender(toParent, 1);
    LineSender printedError = new LineSender(toParent, 2);
    System.setOut(new PrintStream(printedOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(printedError, true, StandardCharsets.UTF_8));
    new WorkerConnection(toParent, receivers(caller.hello()), () -> {
          printedOut.endLine();
          printedError.endLine();
        })
        .serve();
    Runtime.getRuntime().halt(0);
  }

  private static Caller awaitParent(String token, PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
      out.println(Protocol.PORT_LINE + server.getLocalPort());
      while (true) {
        FrameStream frames = new FrameStream(server.accept());
        Handshake.Hello hello =
            admit(frames, token, line -> System.err.println("satchel worker: " + line));
        if (hello != null) {
          return new Caller(frames, hello);
        }
      }
    }
  }

  private record Caller(FrameStream frames, Handshake.Hello hello) {}

  /**
   * Serves any number of callers, one after the other and side by side; ends with the process.
   *
   * @param address a loopback address
   * @param log gets a short line per connection
   * @throws IOException if the port cannot be had
   */
  public static void listen(InetAddress address, int port, String token, Consumer<String> log)
      throws IOException {
    if (!address.isLoopbackAddress()) {
      throw new IllegalArgumentException(Loopback.refusal(address.getHostAddress()));
    }
    try (ServerSocket server = new ServerSocket(port, BACKLOG, address)) {
      log.accept(
          "listens on " + Loopback.text(address, server.getLocalPort()) + ", token " + token);
      while (true) {
        Socket socket = server.accept();
        Thread caller =
            new Thread(null, () -> serve(socket, token, log), "satchel-caller", 0, false);
        caller.setDaemon(true);
        caller.start();
      }
    }
  }

  /** A fresh secret for {@link #listen}. */
  public static String newToken() {
    return Token.make();
  }

  private static void serve(Socket socket, String token, Consumer<String> log) {
    String who = String.valueOf(socket.getRemoteSocketAddress());
    try (FrameStream frames = new FrameStream(socket)) {
      Handshake.Hello hello = admit(frames, token, line -> log.accept(who + ": " + line));
      if (hello != null) {
        log.accept(who + " connected (Java " + hello.java() + ", Satchel " + hello.satchel() + ")");
        new WorkerConnection(frames, receivers(hello), () -> {}).serve();
        log.accept(who + " left");
      }
    } catch (IOException e) {
      log.accept(who + ": " + e.getMessage());
    }
  }

  private static Receiver.Factory receivers(Handshake.Hello hello) {
    return NamespaceReceiver.factory(Worker.class.getClassLoader(), hello.provided());
  }

  private static Handshake.@Nullable Hello admit(
      FrameStream frames, String token, Consumer<String> log) {
    String problem;
    try {
      Handshake.Hello hello = Handshake.admit(frames, token);
      if (hello != null) {
        return hello;
      }
      problem = "wrong token or version";
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
    }
    log.accept("refused a connection: " + problem);
    try {
      frames.close();
    } catch (IOException e) {
      log.accept("and could not close it: " + e.getMessage());
    }
    return null;
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    while ((next = in.read()) >= 0 && next != '\n') {
      line.append((char) next);
    }
    return line.toString();
  }

  private static void haltWithParent(
      InputStream parent, AtomicReference<@Nullable FrameStream> connection) {
    Runnable wait = () -> {
      try {
        while (parent.read() >= 0) {
          // the parent says nothing more
        }
        FrameStream open = connection.get();
        if (open != null) {
          // a JVM that halts waits some 300 ms for threads that read a socket
          open.close();
        }
      } catch (IOException e) {
        System.err.println("satchel worker: lost its parent: " + e.getMessage());
      }
      Runtime.getRuntime().halt(0);
    };
    Thread watch = new Thread(null, wait, "satchel-parent", 0, false);
    watch.setDaemon(true);
    watch.start();
  }
}
