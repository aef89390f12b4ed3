package dev.satchel.remote;

import dev.satchel.NotAuthenticatedException;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The three ways to get a remote JVM. */
public final class RemoteJvms {
  private static final int CONNECT_MILLIS = 10_000;
  private static final String TOKEN_PROPERTY = "satchel.token";
  private static final String TOKEN_VARIABLE = "SATCHEL_TOKEN";

  private RemoteJvms() {}

  /**
   * See {@link RemoteJvm#fork()}.
   *
   * @param senders makes the caller's side of a fresh namespace
   */
  public static RemoteJvm fork(Settings settings, Sender.Factory senders) {
    return new LinkedRemoteJvm(() -> ForkedWorker.start(settings), senders, settings.timeout());
  }

  /** See {@link RemoteJvm#simulate()}. */
  public static RemoteJvm simulate(Settings settings, Sender.Factory senders) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader provider = context == null ? RemoteJvms.class.getClassLoader() : context;
    Receiver.Factory receivers = NamespaceReceiver.factory(provider, settings.provided());
    return new LinkedRemoteJvm(() -> new LocalLink(receivers), senders, settings.timeout());
  }

  /** See {@link RemoteJvm#connect}. */
  public static RemoteJvm connect(Settings settings, Sender.Factory senders, String hostAndPort) {
    InetSocketAddress address;
    try {
      address = Loopback.parse(hostAndPort);
    } catch (IllegalArgumentException e) {
      throw new RemoteJvmException(String.valueOf(e.getMessage()), e);
    }
    String token = token(settings.token());
    return new LinkedRemoteJvm(
        () -> connect(address, hostAndPort, token, settings), senders, settings.timeout());
  }

  private static Link connect(
      InetSocketAddress address, String hostAndPort, String token, Settings settings) {
    Socket socket = new Socket();
    try {
      socket.connect(address, CONNECT_MILLIS);
      FrameStream frames = new FrameStream(socket);
      int java = Handshake.greet(frames, token, settings.provided());
      String name = "remote JVM at " + hostAndPort;
      return new SocketLink(frames, name, java, new ConnectionEnd(name)).start();
    } catch (IOException e) {
      RemoteJvmException failure = new RemoteJvmException(
          "cannot connect to a worker at " + hostAndPort + ": " + e.getMessage(), e);
      closeAfter(failure, socket);
      throw failure;
    } catch (RuntimeException e) {
      closeAfter(e, socket);
      throw e;
    }
  }

  private static void closeAfter(RuntimeException failure, Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static String token(@Nullable String given) {
    String token =
        given != null ? given : System.getProperty(TOKEN_PROPERTY, System.getenv(TOKEN_VARIABLE));
    if (token == null || token.isBlank()) {
      throw new NotAuthenticatedException(
          "a worker wants its token, which it printed when it started: give it by"
              + " builder().token(…), -D" + TOKEN_PROPERTY + "=… or " + TOKEN_VARIABLE);
    }
    return token.strip();
  }
}
