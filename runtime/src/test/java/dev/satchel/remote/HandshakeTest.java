package dev.satchel.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.NotAuthenticatedException;
import dev.satchel.RemoteJvm;
import dev.satchel.RemoteJvmException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandshakeTest {
  private ServerSocket server;
  private FrameStream caller;
  private FrameStream worker;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    caller = new FrameStream(new Socket(server.getInetAddress(), server.getLocalPort()));
    worker = new FrameStream(server.accept());
  }

  @AfterEach
  void close() throws IOException {
    caller.close();
    worker.close();
    server.close();
  }

  private CompletableFuture<Handshake.Hello> admit(String token) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return Handshake.admit(worker, token);
      } catch (IOException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    });
  }

  @Test
  void rightTokenLetsIn() throws Exception {
    CompletableFuture<Handshake.Hello> hello = admit("secret");
    int java = Handshake.greet(caller, "secret", List.of("com.acme"));
    assertThat(java).isEqualTo(Runtime.version().feature());
    assertThat(hello.get().provided()).containsExactly("com.acme");
    assertThat(hello.get().java()).isEqualTo(Integer.toString(Runtime.version().feature()));
  }

  @Test
  void wrongTokenIsRefused() throws Exception {
    CompletableFuture<Handshake.Hello> hello = admit("secret");
    assertThatThrownBy(() -> Handshake.greet(caller, "guess", List.of()))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessage("the worker does not know this token; it printed the right one at its start");
    assertThat(hello.get()).isNull();
  }

  @Test
  void otherProtocolIsRefusedByName() throws Exception {
    CompletableFuture<Handshake.Hello> hello = admit("secret");
    caller.write(
        Protocol.HELLO,
        0,
        new Words().putInt(Protocol.MAGIC).putInt(99).putString("x").bytes());
    Frame answer = caller.read(1000);
    assertThat(answer.type()).isEqualTo(Protocol.REFUSED);
    Words words = answer.words();
    assertThat(words.getByte()).isEqualTo(Protocol.REFUSED_VERSION);
    assertThat(words.getString()).startsWith("the caller speaks protocol 99, the worker (Satchel ");
    assertThat(hello.get()).isNull();
  }

  @Test
  void strangerIsNotAnswered() throws Exception {
    CompletableFuture<Handshake.Hello> hello = admit("secret");
    caller.write((byte) 3, 1, new byte[100]);
    assertThatThrownBy(hello::get).hasMessageContaining("no greeting");
  }

  @Test
  void longGreetingIsNotRead() throws Exception {
    CompletableFuture<Handshake.Hello> hello = admit("secret");
    caller.write(Protocol.HELLO, 0, new byte[Protocol.MAX_HELLO_BYTES]);
    assertThatThrownBy(hello::get)
        .hasMessageContaining("a frame of 65545 bytes; at most 65536 are read");
  }

  @Test
  void connectWithoutTokenSaysWhereToGiveIt() {
    assertThatThrownBy(() -> RemoteJvm.connect("localhost:1"))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageContaining("-Dsatchel.token=");
  }

  @Test
  void connectToNobodySaysWhere() throws IOException {
    int port = server.getLocalPort();
    server.close();
    assertThatThrownBy(() -> RemoteJvm.builder().token("t").connect("localhost:" + port))
        .isInstanceOf(RemoteJvmException.class)
        .hasMessageStartingWith("cannot connect to a worker at localhost:" + port + ": ");
  }

  @Test
  void connectBeyondThisMachineIsRefused() {
    assertThatThrownBy(() -> RemoteJvm.builder().token("t").connect("192.0.2.1:7700"))
        .isInstanceOf(RemoteJvmException.class)
        .hasMessage(
            "'192.0.2.1' is not a loopback address: beyond this machine a worker needs mutual TLS, which is"
                + " not available yet; use localhost, for instance through an SSH tunnel");
  }

  @Test
  void addressesAreReadOrRefusedByName() {
    assertThat(Loopback.parse("localhost:7700").getPort()).isEqualTo(7700);
    assertThat(Loopback.parse(":7700").getAddress().isLoopbackAddress()).isTrue();
    InetSocketAddress six = Loopback.parse("[::1]:7700");
    assertThat(Loopback.text(six.getAddress(), 7700)).isEqualTo("[0:0:0:0:0:0:0:1]:7700");
    for (String wrong :
        List.of("localhost", "localhost:", "localhost:x", "localhost:99999", "localhost:-1")) {
      assertThatThrownBy(() -> Loopback.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not an address: '" + wrong + "'; write host:port, such as localhost:7700");
    }
  }
}
