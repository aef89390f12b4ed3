/**
 * Calls the stages in order: reach, check, encode. {@link dev.satchel.pack.Packing} is the sender's way out, {@link
 * dev.satchel.pack.ResultPacking} the worker's way back.
 */
@NullMarked
package dev.satchel.pack;

import org.jspecify.annotations.NullMarked;
