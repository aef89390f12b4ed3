package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import java.util.HashSet;
import java.util.Set;

/** Tells state that travels on purpose from what a closure took from a local scope. */
final class SharedState {
  private final Reached reached;
  private final Set<Integer> closures = new HashSet<>();
  private final Set<Integer> statics = new HashSet<>();

  SharedState(Reached reached) {
    this.reached = reached;
    reached.closures().forEach(closure -> closures.add(closure.object()));
    reached.statics().forEach(field -> statics.add(field.object()));
  }

  /**
   * Whether a static field or a variable holds the object, or it was met first inside an object of the user that is no
   * closure; collections and arrays between do not count.
   */
  boolean isShared(int object) {
    if (statics.contains(object)) {
      return true;
    }
    for (int at = reached.parent(object); at >= 0; at = reached.parent(at)) {
      Class<?> type = reached.object(at).getClass();
      if (closures.contains(at) || LocalClasses.hasCaptures(type)) {
        return false;
      }
      if (statics.contains(at) || !PlatformTypes.contains(type)) {
        return true;
      }
    }
    return true;
  }
}
