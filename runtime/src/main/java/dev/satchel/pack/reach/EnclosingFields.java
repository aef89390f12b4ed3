package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.util.HashSet;
import java.util.Set;

/**
 * Which fields of enclosing objects travel: those that reached code reads. In a session also the others, as a later
 * document may read them, unless they lead to what cannot travel; likewise where a stranger is given data, and may look at
 * it by reflection.
 */
final class EnclosingFields {
  private final FieldReads reads;
  private final TypeNames names;
  private boolean keepsUnread;
  private final Set<FieldReads.Key> leftOut = new HashSet<>();

  EnclosingFields(FieldReads reads, TypeNames names, boolean isSession) {
    this.reads = reads;
    this.names = names;
    keepsUnread = isSession;
  }

  /** From now on those fields travel too that nobody reads. To be called before any object is walked. */
  void keepUnread() {
    keepsUnread = true;
  }

  boolean wants(Class<?> owner, String name) {
    return reads.contains(owner, name)
        || (keepsUnread && !leftOut.contains(new FieldReads.Key(owner, name)));
  }

  /** Changes whenever {@link #wants} may give another answer than before. */
  int version() {
    return reads.version() + leftOut.size();
  }

  /**
   * Leaves out what nobody reads and what leads to an obstacle.
   *
   * @return whether there was any such field
   */
  boolean leaveOut(WalkedObjects objects, Liveness liveness) {
    int before = leftOut.size();
    for (int i = 0; keepsUnread && i < objects.size(); i++) {
      if (objects.isEnclosing(i) && objects.node(i) instanceof Node.Instance instance) {
        instance.fields().forEach(field -> leaveOut(field, liveness));
      }
    }
    return leftOut.size() > before;
  }

  private void leaveOut(Node.FieldValue field, Liveness liveness) {
    Class<?> owner = names.type(field.owner());
    if (owner != null
        && !reads.contains(owner, field.name())
        && field.value() instanceof Slot.Ref ref
        && liveness.firstObstacle(ref.node()) >= 0) {
      leftOut.add(new FieldReads.Key(owner, field.name()));
    }
  }
}
