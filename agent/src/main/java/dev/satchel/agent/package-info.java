/** Premain, options, transformer and log. Imports {@code recording} and {@code model} of the runtime. */
@NullMarked
package dev.satchel.agent;

import org.jspecify.annotations.NullMarked;
