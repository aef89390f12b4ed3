/**
 * What the roots need: one fixpoint over the heap (real objects) and over the code (methods they may call). Its result
 * is a {@link dev.satchel.model.Reached}. Start with {@link dev.satchel.pack.reach.Reach}.
 */
@NullMarked
package dev.satchel.pack.reach;

import org.jspecify.annotations.NullMarked;
