/** The command line of {@code serializer.jar}. May import everything; nothing imports it. Start at {@link Main}. */
@NullMarked
package dev.satchel.cli;

import org.jspecify.annotations.NullMarked;
