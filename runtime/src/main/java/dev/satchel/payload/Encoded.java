package dev.satchel.payload;

import org.jspecify.annotations.Nullable;

/** A list of nodes that may lie in the binary form already. */
public interface Encoded {
  /** The nodes in that form, each with the number that it has in the list; null if they are to be written. */
  @Nullable
  EncodedNodes encoded();
}
