/**
 * How each kind of JDK value is taken apart and put together, and how users' objects are read and written; used by both
 * ends. Imports {@code model}, {@code problem} and {@code recording}.
 *
 * <p>Start with {@link dev.satchel.values.ValueKind} and the table {@link dev.satchel.values.ValueKinds}. For users'
 * objects: {@link dev.satchel.values.FieldLayout} (fields), {@link dev.satchel.values.Allocation}, {@link
 * dev.satchel.values.BaseKinds} (what they have from a JDK superclass), {@link dev.satchel.values.SerialHooks} ({@code
 * writeObject} and the like), {@link dev.satchel.values.LambdaCaptures}.
 *
 * <p>No private field of the JDK is read or written. What no public method tells is asked of the JDK's serialization: its
 * hooks ({@link dev.satchel.values.JdkHooks}), given streams that keep live values instead of bytes ({@link
 * dev.satchel.values.HookOutput}, {@link dev.satchel.values.HookInput}).
 */
@NullMarked
package dev.satchel.values;

import org.jspecify.annotations.NullMarked;
