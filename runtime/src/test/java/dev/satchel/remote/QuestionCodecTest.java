package dev.satchel.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.MissingPiece;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionCodecTest {
  private interface Write {
    void to(FrameStream out) throws IOException;
  }

  private static Frame sent(Write write) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FrameStream here =
            new FrameStream(new Socket(server.getInetAddress(), server.getLocalPort()));
        FrameStream there = new FrameStream(server.accept())) {
      write.to(here);
      return there.read(Protocol.MAX_FRAME_BYTES);
    }
  }

  @Test
  void questionsArriveAsTheyWereAsked() throws IOException {
    for (MissingPiece piece : List.of(
        new MissingPiece.Type("app", "a.B$C"),
        new MissingPiece.Body("a.B@loader_2", "größe", "(IJ[Ljava/lang/String;)V"),
        new MissingPiece.Resource("loader_1", "META-INF/services/a.B"))) {
      Frame frame = sent(out -> QuestionCodec.write(out, 7, 42, piece));
      assertThat(frame.type()).isEqualTo(Protocol.QUESTION);
      assertThat(frame.id()).isEqualTo(7);
      assertThat(QuestionCodec.question(frame.words()))
          .isEqualTo(new QuestionCodec.Asked(42, piece));
    }
  }

  @Test
  void repliesArriveAsTheyWereGiven() throws IOException {
    assertThat(reply(Reply.refused("no")).reason()).isEqualTo("no");
    assertThat(reply(Reply.of(new byte[] {1, 2})).document()).containsExactly(1, 2);
    assertThat(reply(Reply.of(List.of(new byte[] {3}, new byte[0]))).resources())
        .containsExactly(new byte[] {3}, new byte[0]);
    assertThat(reply(Reply.of(List.of())).resources()).isEmpty();
  }

  private static Reply reply(Reply reply) throws IOException {
    return QuestionCodec.reply(sent(out -> QuestionCodec.write(out, 1, reply)).words());
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> QuestionCodec.question(
            new Frame(Protocol.QUESTION, 1, new Words().putLong(1).putByte(9).bytes()).words()))
        .hasMessage("a question of unknown kind 9");
    assertThatThrownBy(() -> QuestionCodec.reply(
            new Frame(Protocol.REPLY, 1, new Words().putByte(9).bytes()).words()))
        .hasMessage("a reply of unknown kind 9");
    assertThatThrownBy(() -> QuestionCodec.reply(new Frame(
                Protocol.REPLY,
                1,
                new Words().putByte(Protocol.REPLY_RESOURCES).putInt(1 << 30).bytes())
            .words()))
        .isInstanceOf(IOException.class);
  }
}
