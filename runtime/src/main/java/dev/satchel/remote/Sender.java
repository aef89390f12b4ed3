package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of one namespace over there: packs what goes, and receives what comes back from it. Documents are
 * packed in the order in which they are sent: who packs or answers holds the sender's monitor until that is sent.
 * Thread-safe for {@link #receive} beside {@link #pack}.
 */
public interface Sender {
  /**
   * Packs one call, in binary form.
   *
   * @throws dev.satchel.PackException if something cannot travel; then it is as if nothing had been asked
   */
  byte[] pack(Map<String, @Nullable Object> variables);

  /**
   * Rebuilds an answer in the caller's own classes. Defines nothing.
   *
   * @param payload binary form
   * @throws dev.satchel.AnswerRefusedException if it is damaged, or names a class that the caller neither sent nor has
   */
  Received receive(byte[] payload, String variable);

  /**
   * What the namespace over there turned out to need. Never throws; what goes wrong is the reason of the reply.
   *
   * @return with a document that is to be loaded after all that were packed before
   */
  Reply answer(MissingPiece piece);

  /** Makes senders, each for a fresh namespace. */
  @FunctionalInterface
  interface Factory {
    /**
     * A new one.
     *
     * @param isSession whether many calls go to its namespace
     * @param java as {@link Link#java}
     */
    Sender create(boolean isSession, int java);
  }

  /**
   * What came back.
   *
   * @param isOwn whether {@code value} is an object that the caller itself had sent
   */
  record Received(@Nullable Object value, boolean isOwn) {}
}
