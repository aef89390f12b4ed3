/**
 * Facts of one class file, and what follows from them: what a method changes ({@link dev.satchel.pack.code.Effects}).
 * Imports {@code model} and {@code problem}; beside the receiver's {@code unpack.define}, the only user of ASM.
 */
@NullMarked
package dev.satchel.pack.code;

import org.jspecify.annotations.NullMarked;
