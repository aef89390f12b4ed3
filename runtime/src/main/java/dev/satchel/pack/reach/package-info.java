/**
 * What the roots need: one fixpoint over the heap (real objects) and over the code (methods they may call). Its result
 * is a {@link dev.satchel.model.Reached}. Start with {@link dev.satchel.pack.reach.Reach}, which turns the two halves in
 * turn: {@link dev.satchel.pack.reach.HeapWalk} takes objects apart and tells its {@link
 * dev.satchel.pack.reach.Landing} which classes they need; {@link dev.satchel.pack.reach.CodeWalk} scans bodies and
 * leaves the static fields that these use to {@link dev.satchel.pack.reach.StaticRoots}, which reads them as new roots.
 */
@NullMarked
package dev.satchel.pack.reach;

import org.jspecify.annotations.NullMarked;
