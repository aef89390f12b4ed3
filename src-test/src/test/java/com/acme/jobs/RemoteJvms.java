package com.acme.jobs;

import dev.satchel.RemoteJvm;
import java.nio.file.Path;

/** How a program gets its remote JVM: {@code simulate}, {@code fork}, or the home of another JVM to fork. */
final class RemoteJvms {
  private RemoteJvms() {}

  static RemoteJvm.Builder builder(String kind) {
    RemoteJvm.Builder builder = RemoteJvm.builder();
    return kind.startsWith("/") ? builder.javaHome(Path.of(kind)) : builder;
  }

  static RemoteJvm open(RemoteJvm.Builder builder, String kind) {
    return kind.equals("simulate") ? builder.simulate() : builder.fork();
  }

  static RemoteJvm open(String kind) {
    return open(builder(kind), kind);
  }
}
