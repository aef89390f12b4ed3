package dev.satchel.unpack.populate;

import java.util.Set;

/**
 * Which slots of a node were left out when it was first filled, because what they refer to did not exist.
 *
 * @param targets indices of the nodes that did not exist
 */
record LeftOut(Set<Integer> targets) {}
