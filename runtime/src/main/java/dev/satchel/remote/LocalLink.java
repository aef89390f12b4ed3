package dev.satchel.remote;

import dev.satchel.WorkerLostException;
import dev.satchel.model.MissingPiece;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A worker that is this JVM: the same payloads, namespaces and answers, without a connection. */
final class LocalLink implements Link {
  private final Workplace workplace;
  private final Senders senders = new Senders();
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();
  private volatile boolean isOpen = true;

  LocalLink(Receiver.Factory receivers) {
    this.workplace = new Workplace(receivers, this::ask);
  }

  private void ask(long question, Space space, MissingPiece piece) {
    senders.answer(space.id(), piece, reply -> workplace.replied(question, reply));
  }

  @Override
  public String name() {
    return "simulated remote JVM";
  }

  @Override
  public int java() {
    return Runtime.version().feature();
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
    workplace.openSession(id);
  }

  @Override
  public void closeSession(long id) {
    workplace.closeSession(id);
    senders.release(id);
  }

  @Override
  public CompletableFuture<Answer> call(
      long id, long session, Sender sender, Verb verb, byte[] payload) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    pending.put(id, answer);
    long namespace = session == 0 ? id : session;
    senders.hold(namespace, sender);
    workplace.call(id, session, verb, payload, end -> {
      senders.release(namespace);
      pending.remove(id);
      answer.complete(end);
    });
    return answer;
  }

  @Override
  public void cancel(long id) {
    workplace.cancel(id);
  }

  @Override
  public boolean end(String reason) {
    return false;
  }

  @Override
  public void close() {
    isOpen = false;
    Answer lost = new Answer.Lost(
        "the simulated remote JVM was closed while it had the call",
        null,
        WorkerLostException.UNKNOWN,
        List.of());
    // Before tasks are interrupted: what they then answer is not what the caller should see.
    pending.values().forEach(answer -> answer.complete(lost));
    workplace.close();
  }
}
