package dev.satchel.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent's entry points, named in the manifest of {@code serializer.jar}. Does nothing yet. */
public final class SatchelAgent {
  private SatchelAgent() {}

  /** Called by the JVM before {@code main}, for {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {}

  /** Called by the JVM when attached later, or for {@code java -jar}. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {}
}
