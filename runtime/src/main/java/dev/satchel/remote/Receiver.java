package dev.satchel.remote;

import dev.satchel.problem.Finding;
import dev.satchel.unpack.Supply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worker's side of one namespace. {@link #load} is called once per document, in order, never concurrently. */
interface Receiver extends AutoCloseable {
  /**
   * Defines, binds and populates one document.
   *
   * @param payload either form
   * @return its variables
   * @throws dev.satchel.problem.PayloadFault if the bytes are damaged
   * @throws dev.satchel.problem.UnpackFault if it cannot be rebuilt here
   */
  Map<String, @Nullable Object> load(byte[] payload);

  /** Packs a result or a throwable for the caller, as the given variable. */
  Packed pack(@Nullable Object value, String variable);

  /** The context class loader of threads that run shipped code. */
  ClassLoader contextLoader();

  @Override
  void close();

  /** Makes receivers, each for a fresh namespace. */
  @FunctionalInterface
  interface Factory {
    /**
     * A new one.
     *
     * @param supply asked for what its documents lack, on threads that run shipped code
     */
    Receiver open(Supply supply);
  }

  /**
   * An outcome of {@link #pack}.
   *
   * @param payload binary form; null exactly if some finding is an error
   */
  record Packed(byte @Nullable [] payload, List<Finding> findings) {}
}
