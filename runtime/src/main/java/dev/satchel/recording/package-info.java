/**
 * What the agent leaves for the runtime: the tables of class files and lambda sites, and the doors that it opened. Tiny,
 * depends on the JDK alone. The runtime reads it and works without an agent, with less knowledge.
 */
@NullMarked
package dev.satchel.recording;

import org.jspecify.annotations.NullMarked;
