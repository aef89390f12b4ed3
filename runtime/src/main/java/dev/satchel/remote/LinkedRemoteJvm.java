package dev.satchel.remote;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A remote JVM: a link to its worker, and a new one when that is lost. */
final class LinkedRemoteJvm extends Verbs implements RemoteJvm {
  private final Supplier<Link> links;
  private final Sender.Factory senders;
  private final @Nullable Duration timeout;
  private Link link;
  private boolean isClosed;

  /**
   * Opens the first link.
   *
   * @param links opens one, or throws {@link dev.satchel.RemoteJvmException}
   * @param senders makes one for a fresh namespace
   */
  LinkedRemoteJvm(Supplier<Link> links, Sender.Factory senders, @Nullable Duration timeout) {
    this.links = links;
    this.senders = senders;
    this.timeout = timeout;
    this.link = links.get();
  }

  @Override
  PendingCall send(Verb verb, Map<String, @Nullable Object> variables) {
    Sender sender = senders.create(false, java());
    byte[] payload = sender.pack(variables);
    return send(openLink(), 0, sender, verb, payload);
  }

  /** Sends a packed call over {@code over}. */
  PendingCall send(Link over, long session, Sender sender, Verb verb, byte[] payload) {
    long id = over.nextId();
    CompletableFuture<Answer> answer = over.call(id, session, sender, verb, payload);
    if (timeout != null) {
      answer = Deadline.hold(answer, over, id, timeout);
    }
    return new PendingCall(over, id, answer, sender);
  }

  @Override
  public Session session() {
    Link over = openLink();
    return new LinkedSession(this, over, senders.create(true, over.java()));
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    link.close();
  }

  private synchronized int java() {
    return link.java();
  }

  private synchronized Link openLink() {
    if (isClosed) {
      throw new IllegalStateException("this remote JVM is closed");
    }
    if (!link.isOpen()) {
      link.close();
      link = links.get();
    }
    return link;
  }
}
