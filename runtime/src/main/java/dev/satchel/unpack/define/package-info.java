/**
 * Makes classes of class units: one loader per origin loader, class files adapted so that their state can be set, and the
 * one gate through which every class name of a payload goes. Imports {@code model}, {@code problem} and {@code
 * recording}. Start with {@link dev.satchel.unpack.define.Definitions}.
 */
@NullMarked
package dev.satchel.unpack.define;

import org.jspecify.annotations.NullMarked;
