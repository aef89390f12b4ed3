/** The agent of the built jar in JVMs of its own. {@code programs} are what these JVMs run. */
package dev.satchel.srctest.agent;
