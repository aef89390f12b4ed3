/**
 * Says what is wrong with what the roots need, all of it, before anything is written. Imports {@code recording}, {@code model}, {@code problem}
 * and {@code pack.code}. Start with {@link dev.satchel.pack.check.Checker}; {@link dev.satchel.pack.check.Rules} is
 * the table of contents.
 */
@NullMarked
package dev.satchel.pack.check;

import org.jspecify.annotations.NullMarked;
