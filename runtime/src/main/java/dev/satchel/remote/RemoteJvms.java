package dev.satchel.remote;

import dev.satchel.RemoteJvm;

/** The three ways to get a remote JVM. */
@SuppressWarnings("DoNotCallSuggester")
public final class RemoteJvms {
  private RemoteJvms() {}

  /** See {@link RemoteJvm#fork()}. */
  public static RemoteJvm fork(Settings settings) {
    throw new UnsupportedOperationException("fork is not there yet");
  }

  /** See {@link RemoteJvm#simulate()}. */
  public static RemoteJvm simulate(Settings settings) {
    throw new UnsupportedOperationException("simulate is not there yet");
  }

  /** See {@link RemoteJvm#connect}. */
  public static RemoteJvm connect(Settings settings, String hostAndPort) {
    throw new UnsupportedOperationException("connect is not there yet");
  }
}
