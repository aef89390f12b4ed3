package dev.satchel.pack.reach;

import dev.satchel.model.Slot;

/**
 * A reached static field and its value.
 *
 * @param usedIn the member that uses it first, as people write it
 * @param line of that use, 0 if unknown
 */
public record ReachedStatic(
    Class<?> owner, String name, String descriptor, Slot value, String usedIn, int line) {}
