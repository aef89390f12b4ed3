/**
 * Remote JVMs: fork, connect, simulate; the worker; the protocol between them. Imports the public face, which it
 * implements, and the stages. Start with {@link dev.satchel.remote.RemoteJvms} for the caller's side,
 * with {@code Protocol} for what goes over the wire.
 */
@NullMarked
package dev.satchel.remote;

import org.jspecify.annotations.NullMarked;
