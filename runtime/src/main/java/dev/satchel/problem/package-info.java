/**
 * Findings and faults: what goes wrong, in the words of whoever can act on it. The public face turns them into {@code
 * Problem} and the public exceptions; nothing below it knows those.
 */
@NullMarked
package dev.satchel.problem;

import org.jspecify.annotations.NullMarked;
