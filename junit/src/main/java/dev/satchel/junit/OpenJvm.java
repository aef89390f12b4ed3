package dev.satchel.junit;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import org.jspecify.annotations.Nullable;

/** The remote JVM of one test, and its session once somebody asks for one. Not thread-safe. */
final class OpenJvm implements AutoCloseable {
  private final RemoteJvm jvm;
  private @Nullable Session session;

  OpenJvm(RemoteJvm jvm) {
    this.jvm = jvm;
  }

  RemoteJvm jvm() {
    return jvm;
  }

  Session session() {
    if (session == null) {
      session = jvm.session();
    }
    return session;
  }

  /** Closes both; again does nothing. */
  @Override
  public void close() {
    try {
      if (session != null) {
        session.close();
      }
    } finally {
      jvm.close();
    }
  }
}
