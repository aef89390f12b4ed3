/**
 * Rebuilds the graph of a document: what is shared is shared again, whatever the cycles and the depth. Imports {@code
 * values}, {@code model} and {@code problem}.
 *
 * <p>Start with {@link dev.satchel.unpack.populate.Populator}, which decides the order, component by component; {@code
 * Assembly} decides it within a cycle. {@code NodeMaker} makes and fills one node at a time, with a class for each kind of
 * node: {@code Instances}, {@code Records}, {@code Values} and so on.
 */
@NullMarked
package dev.satchel.unpack.populate;

import org.jspecify.annotations.NullMarked;
