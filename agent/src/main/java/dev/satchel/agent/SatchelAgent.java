package dev.satchel.agent;

import dev.satchel.recording.Recording;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry points, named in the manifest of {@code serializer.jar}. Whatever goes wrong inside, the application
 * goes on as without the agent; what went wrong is logged and kept.
 *
 * <p>Options: {@link AgentOptions}. What it does: {@link Installation}. Loaded twice, it is installed once.
 */
public final class SatchelAgent {
  /** Guarded by this class. */
  private static @Nullable Installation installed;

  private SatchelAgent() {}

  /** Called by the JVM before {@code main}, for {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start(Installation.Mode.PREMAIN, arguments, instrumentation);
  }

  /** Called by the JVM when attached later, or by the launcher before {@code main} for {@code java -jar serializer.jar}. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(
        isLauncher() ? Installation.Mode.COMMAND_LINE : Installation.Mode.ATTACH,
        arguments,
        instrumentation);
  }

  private static void start(
      Installation.Mode mode, @Nullable String arguments, Instrumentation instrumentation) {
    try {
      startOnce(mode, arguments, instrumentation);
    } catch (Throwable e) {
      Recording.problem("the agent could not start: " + e);
      AgentLog.open(AgentOptions.DEFAULT)
          .write(new LogEvent(Level.ERROR, "agent-failed")
              .with(e)
              .with("consequence", "the application runs as without the agent"));
    }
  }

  private static synchronized void startOnce(
      Installation.Mode mode, @Nullable String arguments, Instrumentation instrumentation) {
    if (installed == null) {
      installed = new Installation(mode, arguments, instrumentation);
      installed.install();
    } else if (mode != Installation.Mode.COMMAND_LINE) {
      installed.reportSecond(mode, arguments);
    }
  }

  /** Whether the launcher's {@code Launcher-Agent-Class} brought us here: then the program is Satchel's own command line. */
  private static boolean isLauncher() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().equals("sun.launcher.LauncherHelper")) {
        return true;
      }
    }
    return false;
  }
}
