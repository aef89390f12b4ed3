package dev.satchel.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostic log. Order of calls: {@link #open}, any number of {@link #write}, {@link #close}.
 *
 * <p>Thread-safe; each line is one write at the end of the file, so that JVMs may share a file and a crash loses nothing.
 * A log that cannot be written never disturbs the application: it says so once on the process's standard error, and goes
 * there. Uses no logging framework and not {@code System.err}, which an application may replace.
 */
final class AgentLog {
  private final OutputStream stderr;
  private final AgentOptions options;
  private final LogFormat format;

  /** Null where the log goes to stderr. */
  private @Nullable OutputStream file;

  private boolean isClosed;

  private AgentLog(AgentOptions options, OutputStream stderr) {
    this.options = options;
    this.stderr = stderr;
    this.format = options.format() == AgentOptions.Format.JSON ? LogFormat.JSON : LogFormat.TEXT;
  }

  /** The log that {@code options} ask for; it is open even where their file is not. */
  static AgentLog open(AgentOptions options) {
    return open(options, new FileOutputStream(FileDescriptor.err));
  }

  /** The same with another standard error, for tests. */
  static AgentLog open(AgentOptions options, OutputStream stderr) {
    AgentLog log = new AgentLog(options, stderr);
    Path path = options.log();
    if (path != null) {
      try {
        log.file = new FileOutputStream(path.toFile(), true);
      } catch (IOException e) {
        log.write(new LogEvent(Level.ERROR, "log-unwritable")
            .with("file", path.toAbsolutePath().toString())
            .with("reason", String.valueOf(e.getMessage()))
            .with("consequence", "this log goes to stderr"));
      }
    }
    return log;
  }

  /** Whether events of {@code level} are written; ask before collecting what costs time. */
  boolean shows(Level level) {
    return options.level().shows(level);
  }

  boolean isFile() {
    return file != null;
  }

  /** Writes the event if its level is shown. */
  void write(LogEvent event) {
    if (shows(event.level)) {
      writeAlways(event);
    }
  }

  /** Writes the event whatever the level is: the first line of a file. */
  synchronized void writeAlways(LogEvent event) {
    if (isClosed) {
      return;
    }
    try {
      if (file != null) {
        file.write(line("", event, format));
      } else {
        writeToStderr(event, format);
      }
    } catch (IOException e) {
      if (file != null) {
        giveUpFile(e);
        writeAlways(event);
      }
      // Else nothing is left to say it to.
    }
  }

  /**
   * Writes a problem with what the user asked for, at level warn or above: to the log, and, where that is a file, as text to
   * standard error too, because the user may look for the log elsewhere.
   */
  synchronized void writeToUser(LogEvent event) {
    write(event);
    if (file != null) {
      try {
        writeToStderr(event, LogFormat.TEXT);
      } catch (IOException e) {
        write(new LogEvent(Level.WARN, "stderr-unwritable").with(e));
      }
    }
  }

  /** Among the lines of the application, text says whose it is. */
  private void writeToStderr(LogEvent event, LogFormat format) throws IOException {
    stderr.write(line(format == LogFormat.TEXT ? "[satchel] " : "", event, format));
  }

  private static byte[] line(String prefix, LogEvent event, LogFormat format) {
    StringBuilder line = new StringBuilder(200).append(prefix);
    format.append(line, System.currentTimeMillis(), event);
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void giveUpFile(IOException reason) {
    OutputStream broken = file;
    file = null;
    try {
      if (broken != null) {
        broken.close();
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    writeAlways(new LogEvent(Level.ERROR, "log-unwritable")
        .with("file", String.valueOf(options.log()))
        .with("reason", String.valueOf(reason.getMessage()))
        .with("consequence", "this log goes to stderr from here"));
  }

  /** Ends the log; what comes later is not written. Called at exit. */
  synchronized void close() {
    isClosed = true;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      isClosed = false;
      file = null;
      writeAlways(new LogEvent(Level.ERROR, "log-unwritable").with(e));
      isClosed = true;
    }
  }
}
