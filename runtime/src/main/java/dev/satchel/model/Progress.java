package dev.satchel.model;

/**
 * Is told how far the work on a graph is: every {@link #STEP} objects, and when a stage is done. Called by the thread that
 * works; what it throws ends the work.
 */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (stage, done, total) -> {};

  /** A power of two. */
  int STEP = 1 << 16;

  /** What is done with the objects. */
  enum Stage {
    /** They are found and taken apart. */
    WALKING,
    /** They are put into the payload; a single step where all lie in its form already. */
    WRITING,
    /** They are made, and put together. */
    MAKING
  }

  /**
   * So far.
   *
   * @param done steps of the stage that are done
   * @param total all of its steps; -1 if nobody knows yet
   */
  void at(Stage stage, long done, long total);

  /** Gives {@code sink} nodes of {@code list}, and tells so. */
  default void read(NodeList list, int from, int to, NodeSink sink) {
    for (int at = from; at < to; ) {
      int next = Math.min(to, (at | STEP - 1) + 1);
      list.read(at, next, sink);
      at = next;
      at(Stage.WRITING, at, list.size());
    }
  }
}
