/**
 * Reads and writes many fields of an object in one call, by a class made for them. Start with
 * {@link dev.satchel.access.BulkAccess}.
 */
@NullMarked
package dev.satchel.access;

import org.jspecify.annotations.NullMarked;
