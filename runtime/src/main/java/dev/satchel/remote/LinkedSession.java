package dev.satchel.remote;

import dev.satchel.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session: one namespace over there, one sender here. */
final class LinkedSession extends Verbs implements Session {
  private final LinkedRemoteJvm jvm;
  private final Link link;
  private final Sender sender;
  private final long id;
  private boolean isClosed;

  LinkedSession(LinkedRemoteJvm jvm, Link link, Sender sender) {
    this.jvm = jvm;
    this.link = link;
    this.sender = sender;
    this.id = link.nextId();
    link.openSession(id, sender);
  }

  /** Packing and sending are one step, so documents are loaded in the order in which they were packed. */
  @Override
  synchronized PendingCall send(Verb verb, Map<String, @Nullable Object> variables) {
    if (isClosed) {
      throw new IllegalStateException("this session is closed");
    }
    synchronized (sender) {
      return jvm.send(link, id, sender, verb, sender.pack(variables));
    }
  }

  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      link.closeSession(id);
    }
  }
}
