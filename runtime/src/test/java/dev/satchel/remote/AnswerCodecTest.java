package dev.satchel.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswerCodecTest {
  @Test
  void givesBackWhatWasWritten() throws IOException {
    Throwable throwable = new IllegalStateException("outer", new IOException("inner"));
    throwable.addSuppressed(new ArithmeticException());
    Thrown thrown = Thrown.of(throwable);
    assertThat(roundTrip(new Answer.Failure(thrown, null, "reason")))
        .isEqualTo(new Answer.Failure(thrown, null, "reason"));
    Finding finding = new Finding(
        "rule",
        true,
        "message",
        "a → b",
        new Finding.Location("a/B.java", 3, "B.c()", null),
        "why",
        "help");
    Answer untravelled = new Answer.Untravelled(List.of(finding));
    assertThat(roundTrip(untravelled)).isEqualTo(untravelled);
    Answer fault = new Answer.Fault(Answer.FaultKind.PAYLOAD, PayloadFault.Kind.LIMIT, "too large");
    assertThat(roundTrip(fault)).isEqualTo(fault);
    assertThat(((Answer.Failure) roundTrip(new Answer.Failure(thrown, new byte[] {1, 2}, null)))
            .payload())
        .containsExactly(1, 2);
    assertThat(((Answer.Result) roundTrip(new Answer.Result(new byte[] {3}))).payload())
        .containsExactly(3);
  }

  @Test
  void frameThatIsCutShortIsRefusedWhereverItIsCut() throws IOException {
    Frame whole = frame(new Answer.Failure(Thrown.of(new IOException("x")), null, null));
    for (int length = 0; length < whole.body().length; length++) {
      Frame cut = new Frame(whole.type(), whole.id(), Arrays.copyOf(whole.body(), length));
      assertThatThrownBy(() -> AnswerCodec.read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void causesThatFormACircleAreFollowedOnce() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);
    Thrown thrown = Thrown.of(first);
    assertThat(thrown.cause().message()).isEqualTo("second");
    assertThat(thrown.cause().cause()).isNull();
  }

  @Test
  void messageThatThrowsIsReplaced() {
    Thrown thrown = Thrown.of(new Exception() {
      @Override
      public String getMessage() {
        throw new IllegalStateException();
      }
    });
    assertThat(thrown.message())
        .isEqualTo("(its message could not be had: java.lang.IllegalStateException)");
  }

  @Test
  void longChainOfCausesIsCut() throws IOException {
    Exception chain = new Exception("last");
    for (int i = 0; i < 10_000; i++) {
      chain = new Exception(chain);
    }
    Thrown thrown = Thrown.of(chain);
    assertThat(roundTrip(new Answer.Failure(thrown, null, null)))
        .isEqualTo(new Answer.Failure(thrown, null, null));
  }

  private static Answer roundTrip(Answer answer) throws IOException {
    return AnswerCodec.read(frame(answer));
  }

  private static Frame frame(Answer answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FrameStream out =
            new FrameStream(new Socket(server.getInetAddress(), server.getLocalPort()));
        FrameStream in = new FrameStream(server.accept())) {
      // more than the socket's buffers may hold
      CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
        try {
          AnswerCodec.write(out, 7, answer);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      Frame frame = in.read(Protocol.MAX_FRAME_BYTES);
      written.join();
      return frame;
    }
  }
}
