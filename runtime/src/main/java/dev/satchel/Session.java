package dev.satchel;

/**
 * One namespace of a remote JVM, kept from call to call: static state stays, and an object that the caller sends again is
 * the same object over there. What the caller changed in an object after it travelled is not sent again.
 *
 * <p>Calls are packed and loaded in the order in which they were made; they may run at the same time. Closing lets the
 * namespace be collected. A session ends with its worker.
 *
 * <pre>{@code
 * try (RemoteJvm jvm = RemoteJvm.fork(); Session session = jvm.session()) {
 *   session.run(() -> Cache.put("x", 42));
 *   int x = session.call(() -> Cache.get("x"));   // 42
 * }
 * }</pre>
 */
public interface Session extends RemoteCalls {}
