package dev.satchel.pack.reach;

import dev.satchel.model.Reached;
import dev.satchel.model.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A reached static field and its value; or an instance field of an enum constant, which is state of its class as well.
 *
 * @param constant the enum constant whose field it is; null for a static field
 * @param use the first use
 */
public record ReachedStatic(
    Class<?> owner,
    @Nullable Enum<?> constant,
    String name,
    String descriptor,
    Slot value,
    Reached.Use use) {

  /** The field as its class names it: {@code METRICS}, {@code RED.uses}. */
  public String path() {
    return constant == null ? name : constant.name() + "." + name;
  }
}
