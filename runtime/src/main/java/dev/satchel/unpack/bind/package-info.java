/**
 * Puts travelling values into static fields of shipped classes. Imports {@code model}, {@code problem} and {@code
 * recording}. Start with {@link dev.satchel.unpack.bind.StaticBinder}.
 */
@NullMarked
package dev.satchel.unpack.bind;

import org.jspecify.annotations.NullMarked;
