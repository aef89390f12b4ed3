package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The senders of the namespaces that are open over there: whom a worker's questions concern. Thread-safe. */
final class Senders {
  private final Map<Long, Held> held = new HashMap<>();

  private static final class Held {
    final Sender sender;
    int holders;

    Held(Sender sender) {
      this.sender = sender;
    }
  }

  /** Keeps the sender of a namespace until {@link #release} was called as often as this. */
  synchronized void hold(long namespace, Sender sender) {
    held.computeIfAbsent(namespace, id -> new Held(sender)).holders++;
  }

  synchronized void release(long namespace) {
    Held one = held.get(namespace);
    if (one != null && --one.holders == 0) {
      held.remove(namespace);
    }
  }

  private synchronized @Nullable Sender find(long namespace) {
    Held one = held.get(namespace);
    return one == null ? null : one.sender;
  }

  /**
   * Answers a question.
   *
   * @param out gets the reply, before any document that is packed later for that namespace is sent
   */
  void answer(long namespace, MissingPiece piece, Consumer<Reply> out) {
    Sender sender = find(namespace);
    if (sender == null) {
      out.accept(Reply.refused("the call or session that it belonged to has ended"));
      return;
    }
    synchronized (sender) {
      out.accept(sender.answer(piece));
    }
  }
}
