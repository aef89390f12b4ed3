package dev.satchel.pack.reach;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a walk leaves for the next document of its namespace: names, classes, code. Holds no object. */
public final class ReachState {
  final Ownership ownership;
  final TypeNames names;
  final CodeWalk code;
  final Set<FieldReads.Key> leftOut;

  ReachState(Ownership ownership, TypeNames names, CodeWalk code, Set<FieldReads.Key> leftOut) {
    this.ownership = ownership;
    this.names = names;
    this.code = code;
    this.leftOut = leftOut;
  }

  /** The class behind a key of the documents so far. */
  public @Nullable Class<?> type(String key) {
    return names.type(key);
  }

  /** The class loader behind an id of the documents so far. */
  public @Nullable ClassLoader loader(String id) {
    return names.loader(id);
  }
}
