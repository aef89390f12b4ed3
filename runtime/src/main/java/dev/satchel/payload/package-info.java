/**
 * A {@link dev.satchel.model.Document} as bytes: JSON for people and tools, a compact binary form for machines; encode
 * and decode of both. The only user of Jackson. Imports {@code model} and {@code problem}.
 *
 * <p>Start with {@link dev.satchel.payload.PayloadCodec}. The format is specified in docs/payload-format.md. What both
 * forms must obey is in {@code DocumentChecks}; what a reader accepts at most in {@link dev.satchel.payload.Limits}.
 */
@NullMarked
package dev.satchel.payload;

import org.jspecify.annotations.NullMarked;
