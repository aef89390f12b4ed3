/**
 * Rebuilds what a document describes, calling its stages in order: {@code define} makes the classes, {@code populate}
 * makes the objects, {@code bind} sets the static fields. Start with {@link dev.satchel.unpack.Namespace} (the receiver)
 * and {@link dev.satchel.unpack.Homecoming} (a result, back at the caller).
 */
@NullMarked
package dev.satchel.unpack;

import org.jspecify.annotations.NullMarked;
