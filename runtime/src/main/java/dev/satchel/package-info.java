/**
 * The public face: the only names that users' programs import. Joins the stages below it and puts what they say into
 * the user's words. Start with {@link dev.satchel.RemoteJvm} to run something elsewhere, or with {@link
 * dev.satchel.Satchel} for payloads alone.
 */
@NullMarked
package dev.satchel;

import org.jspecify.annotations.NullMarked;
