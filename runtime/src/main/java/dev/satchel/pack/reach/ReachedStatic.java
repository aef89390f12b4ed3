package dev.satchel.pack.reach;

import dev.satchel.model.Reached;
import dev.satchel.model.Slot;

/**
 * A reached static field and its value.
 *
 * @param use the first use
 */
public record ReachedStatic(
    Class<?> owner, String name, String descriptor, Slot value, Reached.Use use) {}
