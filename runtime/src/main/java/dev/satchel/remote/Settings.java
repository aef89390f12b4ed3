package dev.satchel.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to get a remote JVM, and how to call it.
 *
 * @param javaHome fork: home of the JVM to start
 * @param jvmArgs fork: its arguments, after our own
 * @param timeout for each call, positive; null for none
 * @param provided prefixes of packages that the worker has
 * @param token connect: the worker's token; null to look for one
 */
public record Settings(
    Path javaHome,
    List<String> jvmArgs,
    @Nullable Duration timeout,
    List<String> provided,
    @Nullable String token) {
  public Settings {
    jvmArgs = List.copyOf(jvmArgs);
    provided = List.copyOf(provided);
  }
}
