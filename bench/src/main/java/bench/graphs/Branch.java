package bench.graphs;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A tree of records. */
record Branch(int weight, @Nullable Branch left, @Nullable Branch right) implements Serializable {
  /** A tree of {@code count} records, as flat as can be. */
  static Branch tree(int count) {
    int below = count - 1;
    return new Branch(
        count, below > 1 ? tree(below / 2) : null, below > 0 ? tree(below - below / 2) : null);
  }
}
