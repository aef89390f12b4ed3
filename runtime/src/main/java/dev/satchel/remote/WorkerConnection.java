package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One caller of a worker: reads its requests until it leaves, and sends the answers. */
final class WorkerConnection {
  private final FrameStream frames;
  private final Workplace workplace;
  private final Runnable beforeAnswer;

  /**
   * Makes one after the handshake.
   *
   * @param receivers makes a fresh namespace
   * @param beforeAnswer run before each answer is sent
   */
  WorkerConnection(FrameStream frames, Receiver.Factory receivers, Runnable beforeAnswer) {
    this.frames = frames;
    this.workplace = new Workplace(receivers, this::ask);
    this.beforeAnswer = beforeAnswer;
  }

  /** Serves until the connection ends, then interrupts what still runs. */
  void serve() {
    try {
      @Nullable Frame frame;
      while ((frame = frames.read(Protocol.MAX_FRAME_BYTES)) != null) {
        serve(frame);
      }
    } catch (IOException e) {
      System.err.println("satchel worker: the connection ended: " + e.getMessage());
    } finally {
      workplace.close();
    }
  }

  private void serve(Frame frame) throws IOException {
    long id = frame.id();
    switch (frame.type()) {
      case Protocol.CALL -> {
        Words words = frame.words();
        long session = words.getLong();
        Verb verb = Verb.of(words.getByte());
        workplace.call(id, session, verb, words.rest(), answer -> send(id, answer));
      }
      case Protocol.CANCEL -> workplace.cancel(id);
      case Protocol.OPEN_SESSION -> workplace.openSession(id);
      case Protocol.CLOSE_SESSION -> workplace.closeSession(id);
      case Protocol.REPLY -> workplace.replied(id, QuestionCodec.reply(frame.words()));
      default -> throw new IOException("a frame of unknown type " + frame.type());
    }
  }

  private void ask(long id, Space space, MissingPiece piece) {
    try {
      QuestionCodec.write(frames, id, space.id(), piece);
    } catch (IOException e) {
      workplace.replied(id, Reply.refused("the sender could not be asked: " + e.getMessage()));
    }
  }

  private void send(long id, Answer answer) {
    beforeAnswer.run();
    try {
      try {
        AnswerCodec.write(frames, id, answer);
      } catch (FrameStream.FrameTooLargeException e) {
        String message = "the answer is too large: " + e.getMessage();
        AnswerCodec.write(frames, id, new Answer.Fault(Answer.FaultKind.INTERNAL, null, message));
      }
    } catch (IOException e) {
      System.err.println("satchel worker: could not answer call " + id + ": " + e.getMessage());
    }
  }
}
