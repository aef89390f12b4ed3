package dev.satchel.remote;

import dev.satchel.problem.PayloadFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A worker at the other end of a socket, after the handshake. One daemon thread reads its answers. */
final class SocketLink implements Link {
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final FrameStream frames;
  private final String name;
  private final int java;
  private final WorkerEnd end;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();
  private final Senders senders = new Senders();
  private final Thread reader;
  private volatile boolean isOpen = true;
  private volatile Answer.@Nullable Lost lost;

  /**
   * Needs {@link #start} before the first call.
   *
   * @param java as {@link Link#java}
   * @param end knows why and how the worker ended
   */
  SocketLink(FrameStream frames, String name, int java, WorkerEnd end) {
    this.frames = frames;
    this.name = name;
    this.java = java;
    this.end = end;
    this.reader = new Thread(null, this::readAll, "satchel-answers of " + name, 0, false);
    reader.setDaemon(true);
    reader.setContextClassLoader(null);
  }

  /** Starts to read answers. */
  SocketLink start() {
    reader.start();
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int java() {
    return java;
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public long nextId() {
    return ids.incrementAndGet();
  }

  @Override
  public void openSession(long id, Sender sender) {
    senders.hold(id, sender);
    send(Protocol.OPEN_SESSION, id);
  }

  @Override
  public void closeSession(long id) {
    send(Protocol.CLOSE_SESSION, id);
    senders.release(id);
  }

  @Override
  public CompletableFuture<Answer> call(
      long id, long session, Sender sender, Verb verb, byte[] payload) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    pending.put(id, answer);
    long namespace = session == 0 ? id : session;
    senders.hold(namespace, sender);
    var unused = answer.thenRun(() -> senders.release(namespace));
    byte[] head = new Words().putLong(session).putByte(verb.code).bytes();
    String tooLarge = send(Protocol.CALL, id, head, payload);
    if (tooLarge != null) {
      complete(id, new Answer.Fault(Answer.FaultKind.PAYLOAD, PayloadFault.Kind.LIMIT, tooLarge));
    }
    Answer.Lost alreadyLost = lost;
    if (alreadyLost != null) {
      // the reader may have told all it saw before this call was put there
      answer.complete(alreadyLost);
    }
    return answer;
  }

  @Override
  public void cancel(long id) {
    send(Protocol.CANCEL, id);
  }

  @Override
  public boolean end(String reason) {
    boolean isEnded = end.kill(reason);
    if (isEnded) {
      isOpen = false;
    }
    return isEnded;
  }

  @Override
  public void close() {
    isOpen = false;
    if (end.closing() && Thread.currentThread() != reader) {
      // what it printed last is still to be read
      Waiting.join(reader, LAST_WORDS);
    }
    closeFrames();
  }

  /**
   * A connection that breaks here ends the reader too, and that one tells.
   *
   * @return what was wrong, if the frame alone was
   */
  private @Nullable String send(byte type, long id, byte[]... parts) {
    try {
      frames.write(type, id, parts);
    } catch (FrameStream.FrameTooLargeException e) {
      return e.getMessage();
    } catch (IOException e) {
      isOpen = false;
      end.broke(e);
      closeFrames();
    }
    return null;
  }

  private void readAll() {
    try {
      Frame frame;
      while ((frame = frames.read(Protocol.MAX_FRAME_BYTES)) != null) {
        switch (frame.type()) {
          case Protocol.PRINTED -> printed(frame);
          case Protocol.QUESTION -> asked(frame);
          default -> answered(frame);
        }
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      end.broke(e);
    }
    isOpen = false;
    closeFrames();
    Answer.Lost why = end.lost();
    lost = why;
    pending.keySet().forEach(id -> complete(id, why));
  }

  private void answered(Frame frame) throws IOException {
    Answer answer = AnswerCodec.read(frame);
    if (answer == null) {
      throw new IOException("a frame of unknown type " + frame.type());
    }
    if (isOpen) {
      complete(frame.id(), answer);
    }
    // otherwise the task was interrupted because this end closes: its call is lost, which readAll
    // says
  }

  /** Answers in another thread: packing takes time, and answers to calls must not wait for it. */
  private void asked(Frame frame) throws IOException {
    QuestionCodec.Asked question = QuestionCodec.question(frame.words());
    Thread thread = new Thread(
        null,
        () -> senders.answer(
            question.namespace(), question.piece(), reply -> reply(frame.id(), reply)),
        "satchel-question-" + frame.id(),
        0,
        false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  private void reply(long question, Reply reply) {
    try {
      try {
        QuestionCodec.write(frames, question, reply);
      } catch (FrameStream.FrameTooLargeException e) {
        QuestionCodec.write(frames, question, Reply.refused("it is too large: " + e.getMessage()));
      }
    } catch (IOException e) {
      isOpen = false;
      end.broke(e);
      closeFrames();
    }
  }

  private void complete(long id, Answer answer) {
    CompletableFuture<Answer> waiting = pending.remove(id);
    if (waiting != null) {
      waiting.complete(answer);
    }
  }

  private void printed(Frame frame) throws IOException {
    Words words = frame.words();
    int stream = words.getByte();
    end.printed(stream, new String(words.rest(), StandardCharsets.UTF_8));
  }

  private void closeFrames() {
    try {
      frames.close();
    } catch (IOException e) {
      end.broke(e);
    }
  }
}
