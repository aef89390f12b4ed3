/**
 * What the roots need: one fixpoint over the heap (real objects) and over the code (methods they may call). Its result
 * is a {@link dev.satchel.model.Reached}.
 *
 * <p>Start with {@link dev.satchel.pack.reach.Reach}, where the two take turns. {@code HeapWalk} takes objects apart and
 * tells its {@code Landing} what it needs of their classes; {@code CodeWalk} scans bodies and leaves the static fields
 * that these use to {@code StaticRoots}, which reads them as new roots.
 */
@NullMarked
package dev.satchel.pack.reach;

import org.jspecify.annotations.NullMarked;
