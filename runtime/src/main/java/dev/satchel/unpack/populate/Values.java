package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKind.Phase;
import dev.satchel.values.ValueKinds;
import java.util.HashMap;
import java.util.Map;

/** Makes values of the JDK, by their kinds. */
final class Values {
  private final LiveObjects live;
  private final Map<String, ValueKind> kinds = new HashMap<>();

  Values(LiveObjects live) {
    this.live = live;
  }

  Role role(Node.Value value) {
    return switch (kind(value).phase()) {
      case BUILT -> Role.BUILT;
      case FILLED -> Role.CONTAINER;
      case HASHED -> Role.HASHED;
      case BUILT_HASHED -> Role.BUILT_HASHED;
    };
  }

  Object make(Node.Value value) {
    ValueKind kind = kind(value);
    boolean isBuilt = kind.phase() == Phase.BUILT || kind.phase() == Phase.BUILT_HASHED;
    return kind.allocate(
        value.type(),
        isBuilt ? live.pieces(value.parts(), true) : live.existingProperties(value.parts()));
  }

  boolean canSetLater(Node.Value value, String property) {
    return kind(value).canSetLater(property, value.parts().properties().keySet());
  }

  /** Puts the elements in; all of them must exist. */
  void fill(Node.Value value, Object target) {
    ValueKind kind = kind(value);
    if (kind.phase() == Phase.FILLED || kind.phase() == Phase.HASHED) {
      kind.fill(target, live.pieces(value.parts(), true));
    }
  }

  private ValueKind kind(Node.Value value) {
    return kind(value.type());
  }

  ValueKind kind(String type) {
    ValueKind kind = kinds.get(type);
    if (kind == null) {
      kind = ValueKinds.named(type);
      if (kind == null) {
        throw new UnpackFault(
            JdkTypes.isMissing(type)
                ? "Java " + Runtime.version().feature()
                    + " has no such class, as the sender's has; ship a copy in a class that both have"
                : "there is no kind of value of this type; a newer Satchel may know it");
      }
      kinds.put(type, kind);
    }
    return kind;
  }
}
