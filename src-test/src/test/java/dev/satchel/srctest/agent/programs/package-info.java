/** Programs that tests run in JVMs of their own. What they print is what their test compares. */
package dev.satchel.srctest.agent.programs;
