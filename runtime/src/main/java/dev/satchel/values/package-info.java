/**
 * How each kind of JDK value is taken apart and put together, and how fields of users' objects are read and written;
 * used by both ends. Imports {@code model}, {@code problem} and {@code recording}. Start with {@link
 * dev.satchel.values.ValueKind}.
 */
@NullMarked
package dev.satchel.values;

import org.jspecify.annotations.NullMarked;
