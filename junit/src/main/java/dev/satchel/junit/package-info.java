/**
 * Satchel in tests: {@link dev.satchel.junit.SatchelAssertions} for closures, {@link dev.satchel.junit.SatchelExtension}
 * for remote JVMs, {@link dev.satchel.junit.Simulated} for whole tests.
 *
 * <p>For JUnit 5.10 and later. The JVM that runs the tests needs Satchel's agent; where it is missing, everything here
 * fails with a message that says how to add it. See "docs/testing.md".
 */
@NullMarked
package dev.satchel.junit;

import org.jspecify.annotations.NullMarked;
