package dev.satchel.junit;

import dev.satchel.recording.Recording;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Whether Satchel's agent runs in this JVM; if not, how to add it. Never attaches it: what was linked before would stay unknown. */
final class AgentPresence {
  private AgentPresence() {}

  /**
   * Returns if the agent runs.
   *
   * @throws IllegalStateException if it does not; the message says how to start it
   */
  static void require() {
    if (!Recording.isAgentPresent()) {
      throw new IllegalStateException(message(jar()));
    }
  }

  /**
   * What to do.
   *
   * @param jar serializer.jar; null if it is not known
   */
  static String message(@Nullable Path jar) {
    String path = jar == null ? "serializer.jar" : jar.toString();
    return "Satchel's agent does not run in this JVM: without it, lambdas cannot be shipped.\n"
        + "Start the JVM of the tests with\n"
        + "    -javaagent:" + path + "\n"
        + "Maven: surefire (and failsafe) take it as\n"
        + "    <argLine>-javaagent:${dev.satchel:satchel-agent:jar}</argLine>\n"
        + "where the goal 'properties' of maven-dependency-plugin sets that property.\n"
        + "Gradle: tasks.test { jvmArgs(\"-javaagent:" + path + "\") }";
  }

  /** The jar that this JVM has Satchel from; null if it is none. */
  private static @Nullable Path jar() {
    CodeSource source = Recording.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException | RuntimeException e) {
      return null; // a place that is no file: the message does without it
    }
  }
}
