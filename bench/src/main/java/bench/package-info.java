/**
 * Satchel beside other serializers, and its cost as graphs grow. Start reading at {@link bench.Table} and {@link
 * bench.Scale}, the two programs; {@code docs/bench.md} says how to run them and what they found.
 *
 * <p>Not below {@code dev.satchel}: what is packed here is a user's.
 */
@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;
