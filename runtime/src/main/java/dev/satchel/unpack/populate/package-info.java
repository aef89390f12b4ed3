/**
 * Rebuilds the graph of a document: what is shared is shared again, whatever the cycles and the depth. Imports {@code
 * values}, {@code model} and {@code problem}. Start with {@link dev.satchel.unpack.populate.Populator}, then {@link
 * dev.satchel.unpack.populate.Assembly}, which deals with cycles.
 */
@NullMarked
package dev.satchel.unpack.populate;

import org.jspecify.annotations.NullMarked;
