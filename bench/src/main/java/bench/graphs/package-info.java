/** The objects that are measured, as a user would write them. {@link bench.graphs.Graph} lists them. */
@NullMarked
package bench.graphs;

import org.jspecify.annotations.NullMarked;
