/**
 * Checks {@code @Remote} classes when they are compiled: what packing would refuse, as far as the source tells. Start reading
 * at {@link dev.satchel.processor.RemoteProcessor}. The tables and the words are those of packing
 * ({@code dev.satchel.pack.check}); what is here reads javac's trees.
 */
@NullMarked
package dev.satchel.processor;

import org.jspecify.annotations.NullMarked;
