package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Questions of a workplace to its caller that wait for a reply. Thread-safe. */
final class Questions {
  private final Asker asker;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, Question> waiting = new ConcurrentHashMap<>();
  private volatile @Nullable String over;

  Questions(Asker asker) {
    this.asker = asker;
  }

  /** Takes a question to the caller. */
  @FunctionalInterface
  interface Asker {
    /**
     * Sends it; {@link Questions#arrived} is called with the reply, on this thread or another.
     *
     * @param id of the question
     */
    void ask(long id, Space space, MissingPiece piece);
  }

  /**
   * A reply.
   *
   * @param turn place of its document in the order of the namespace; null if it has none
   */
  record Arrived(Reply reply, Space.@Nullable Turn turn) {}

  private static final class Question {
    final Space space;
    final CountDownLatch isAnswered = new CountDownLatch(1);
    volatile @Nullable Arrived arrived;

    Question(Space space) {
      this.space = space;
    }

    void answer(Arrived answer) {
      arrived = answer;
      isAnswered.countDown();
    }
  }

  /** Asks and waits. Not stopped by an interrupt: what the reply brings is part of the namespace. */
  Arrived ask(Space space, MissingPiece piece) {
    long id = ids.incrementAndGet();
    Question question = new Question(space);
    waiting.put(id, question);
    String ended = over;
    if (ended != null) {
      waiting.remove(id);
      return new Arrived(Reply.refused(ended), null);
    }
    asker.ask(id, space, piece);
    Space.awaitUninterruptibly(question.isAnswered);
    Arrived arrived = question.arrived;
    if (arrived == null) {
      throw new IllegalStateException("answered with nothing");
    }
    return arrived;
  }

  /** Takes a reply. To be called in the order in which replies and calls came. */
  void arrived(long id, Reply reply) {
    Question question = waiting.remove(id);
    if (question != null) {
      question.answer(new Arrived(reply, reply.document() == null ? null : question.space.enter()));
    }
  }

  /** No reply comes any more. */
  void end(String reason) {
    over = reason;
    for (Long id : waiting.keySet()) {
      arrived(id, Reply.refused(reason));
    }
  }
}
