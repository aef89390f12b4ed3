/**
 * Facts of one class file: what each method body needs, where lambdas stand, which part of an initialiser must run over
 * there, and the class file cut to what is reached. Knows nothing of objects. Start with {@link
 * dev.satchel.pack.code.ClassCode}.
 */
@NullMarked
package dev.satchel.pack.code;

import org.jspecify.annotations.NullMarked;
