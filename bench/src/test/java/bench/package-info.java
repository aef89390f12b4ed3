@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;
