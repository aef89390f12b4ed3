/**
 * Facts of one class file: what each method body needs, where lambdas stand, which part of an initialiser must run over
 * there, and the class file cut to what is reached ({@link dev.satchel.pack.code.ClassCode}); and what follows from
 * them: what a method changes ({@link dev.satchel.pack.code.Effects}). Knows nothing of objects. Imports {@code
 * recording}, {@code model} and {@code problem}; beside the receiver's {@code unpack.define}, the only user of ASM.
 */
@NullMarked
package dev.satchel.pack.code;

import org.jspecify.annotations.NullMarked;
