package dev.satchel.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.RemoteJvm;
import dev.satchel.WorkerLostException;
import dev.satchel.remote.PlainNamespaces.PlainReceiver;
import dev.satchel.remote.PlainNamespaces.PlainSender;
import dev.satchel.remote.PlainNamespaces.Task;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SocketLinkTest extends RemoteCallsTest {
  @Override
  Supplier<Link> links() {
    return () -> link(SocketLinkTest::serve);
  }

  /** What the other end of a test's connection does. */
  interface Partner {
    void talk(Socket socket) throws IOException;
  }

  private static void serve(Socket socket) throws IOException {
    new WorkerConnection(new FrameStream(socket), PlainReceiver::new, () -> {}).serve();
  }

  private static Link link(Partner partner) {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket here = new Socket(server.getInetAddress(), server.getLocalPort());
      Socket there = server.accept();
      Thread thread = new Thread(() -> talk(partner, there));
      thread.setDaemon(true);
      thread.start();
      return new SocketLink(
              new FrameStream(here), "worker of the test", 0, new ConnectionEnd("worker"))
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void talk(Partner partner, Socket socket) {
    try (socket) {
      partner.talk(socket);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void partnerThatDiesLosesTheCall() {
    assertLost(socket -> {}, "the connection to the worker was lost");
  }

  @Test
  void partnerThatEndsWithinAFrameLosesTheCall() {
    assertLost(
        socket -> {
          new DataInputStream(socket.getInputStream()).readByte();
          DataOutputStream out = new DataOutputStream(socket.getOutputStream());
          out.writeInt(1000);
          out.writeByte(Protocol.RESULT);
          out.flush();
          socket.shutdownOutput();
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        },
        "the connection to the worker was lost");
  }

  @Test
  void partnerThatTalksNonsenseLosesTheCall() {
    assertLost(
        socket -> {
          new DataInputStream(socket.getInputStream()).readByte();
          socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        },
        "the connection to the worker was lost: a frame of unknown type 47");
  }

  @Test
  void partnerThatInventsAnAnswerTypeLosesTheCall() {
    assertLost(
        socket -> {
          FrameStream frames = new FrameStream(socket);
          Frame call = frames.read(1000);
          frames.write((byte) 99, call.id());
          frames.read(1000);
        },
        "the connection to the worker was lost: a frame of unknown type 99");
  }

  @Test
  void answerToACallThatNobodyMadeIsIgnored() throws Exception {
    Partner confused = socket -> {
      FrameStream frames = new FrameStream(socket);
      frames.write(Protocol.RESULT, 77, new byte[] {1});
      serve(socket);
    };
    try (RemoteJvm jvm =
        new LinkedRemoteJvm(() -> link(confused), (isSession, java) -> new PlainSender(), null)) {
      assertThat(jvm.call((Task<Integer>) () -> 1)).isEqualTo(1);
    }
  }

  @Test
  void callAfterALossGetsANewWorker() throws Exception {
    boolean[] isFirst = {true};
    Supplier<Link> links = () -> {
      boolean dies = isFirst[0];
      isFirst[0] = false;
      return link(dies ? socket -> socket.getInputStream().read() : SocketLinkTest::serve);
    };
    try (RemoteJvm jvm = new LinkedRemoteJvm(links, (isSession, java) -> new PlainSender(), null)) {
      assertThatThrownBy(() -> jvm.call((Task<Integer>) () -> 1))
          .isInstanceOf(WorkerLostException.class);
      assertThat(jvm.call((Task<Integer>) () -> 2)).isEqualTo(2);
    }
  }

  private static void assertLost(Partner partner, String message) {
    try (RemoteJvm jvm =
        new LinkedRemoteJvm(() -> link(partner), (isSession, java) -> new PlainSender(), null)) {
      assertThatThrownBy(() -> jvm.call((Task<Integer>) () -> 1))
          .isInstanceOf(WorkerLostException.class)
          .hasMessageStartingWith(message);
    }
  }
}
