/**
 * The nouns: immutable data that the stages hand to one another. Imports nothing of Satchel; everything may import it.
 *
 * <p>Start with {@link dev.satchel.model.Document}, which is a payload's whole content, then {@link
 * dev.satchel.model.Node} and {@link dev.satchel.model.Slot}, its graph.
 */
@NullMarked
package dev.satchel.model;

import org.jspecify.annotations.NullMarked;
