/** Remote JVMs of the built jar: two processes, and the command line. {@code com.acme.jobs} has what the first one runs. */
package dev.satchel.srctest.remote;
