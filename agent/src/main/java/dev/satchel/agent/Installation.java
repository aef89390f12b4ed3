package dev.satchel.agent;

import dev.satchel.recording.Recording;
import dev.satchel.recording.RemoteClassGate;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One agent in one JVM: reads the options, opens what the runtime needs, and hangs up the recorders. Each step may fail by
 * itself; the log says what is missing then, and the others go on.
 */
final class Installation {
  /** How the agent came into the JVM. */
  enum Mode {
    /** Before the application, by {@code -javaagent}. */
    PREMAIN,
    /** Into a running application. What it loaded and linked before is not recorded. */
    ATTACH,
    /**
     * With Satchel's own command line (a worker, for one). There is no application to record, and the user's settings are
     * for the application.
     */
    COMMAND_LINE
  }

  private final Mode mode;
  private final Instrumentation instrumentation;
  private final OptionReader reader;
  private final AgentOptions options;
  private final AgentLog log;
  private final LambdaRecorder lambdas;
  private final LoaderTable<Fingerprint> seen = new LoaderTable<>();
  private final LoaderTable<LambdaSites> sites = new LoaderTable<>();
  private final RemoteChecks remote;
  private final ClassRecorder classes;

  Installation(Mode mode, @Nullable String arguments, Instrumentation instrumentation) {
    this.mode = mode;
    this.instrumentation = instrumentation;
    reader = new OptionReader(arguments, System.getProperties(), System.getenv());
    options = mode == Mode.COMMAND_LINE ? AgentOptions.DEFAULT : reader.read();
    log = AgentLog.open(options);
    lambdas = new LambdaRecorder(options, log, sites);
    remote = new RemoteChecks(log);
    boolean isEnforced = options.enforce() == AgentOptions.Enforce.FAIL;
    classes = new ClassRecorder(options, log, seen, sites, isEnforced ? null : remote);
  }

  /** Called once. */
  void install() {
    writeStart();
    if (mode == Mode.COMMAND_LINE) {
      open();
      return;
    }
    // First of all: other agents may follow on the command line.
    instrumentation.addTransformer(classes);
    if (options.enforce() == AgentOptions.Enforce.FAIL) {
      RemoteClassGate.open(remote::firstUse);
      instrumentation.addTransformer(new RemoteEnforcer(instrumentation, options, log));
    }
    open();
    Recording.bring(new AgentClassFiles(
        Recording.resources(), seen, new ClassFileCapture(instrumentation), log));
    Recording.bring(Sources.readable(options.sources(), log));
    useRules();
    if (log.isFile() || log.shows(Level.INFO)) {
      Runtime.getRuntime().addShutdownHook(new Thread(new End(), "satchel-log"));
    }
  }

  /** A file that is not there is told of at once; what is wrong inside of it, each packing says. */
  private void useRules() {
    Path rules = options.rules();
    if (rules == null) {
      return;
    }
    Path file = rules.toAbsolutePath().normalize();
    Recording.rules(file);
    if (!Files.isReadable(file)) {
      log.writeToUser(new LogEvent(Level.WARN, "rules-unreadable")
          .with("path", file.toString())
          .with("consequence", "nothing can be packed"));
    }
  }

  /** Another {@code -javaagent} of the same jar, or an attachment to a JVM that has the agent. */
  void reportSecond(Mode second, @Nullable String arguments) {
    log.write(new LogEvent(Level.WARN, "already-running")
        .with("how", AgentOptions.word(second))
        .with("ignored", arguments == null ? "" : arguments)
        .with("in-force", options.toString()));
  }

  private void open() {
    MethodHandles.Lookup trusted = null;
    try {
      trusted = TrustedLookup.fetch(instrumentation);
    } catch (Throwable e) {
      Recording.problem("the agent has no access to the JDK: " + e);
      log.write(new LogEvent(Level.ERROR, "no-access")
          .with(e)
          .with(
              "consequence",
              "no lambda is recorded; final fields and JDK classes are out of reach"));
    }
    Recording.open(instrumentation, trusted);
    if (trusted != null) {
      try {
        LambdaHook.install(instrumentation, trusted, lambdas);
      } catch (Throwable e) {
        Recording.problem("the agent cannot record lambdas: " + e);
        log.write(new LogEvent(Level.ERROR, "no-lambdas")
            .with(e)
            .with("consequence", "no lambda is recorded, so none can be shipped"));
      }
    }
  }

  private void writeStart() {
    if (log.isFile() || log.shows(Level.INFO)) {
      log.writeAlways(start());
    }
    for (String problem : reader.problems()) {
      log.writeToUser(new LogEvent(Level.WARN, "option")
          .with("problem", problem)
          .with("in-force", options.toString()));
    }
  }

  /** Costs some milliseconds; so only where it is written. */
  private LogEvent start() {
    LogEvent start = new LogEvent(Level.INFO, "start")
        .with("satchel", version())
        .with("java", Runtime.version().toString())
        .with("vm", String.valueOf(System.getProperty("java.vm.name")))
        .with("pid", ProcessHandle.current().pid())
        .with("mode", AgentOptions.word(mode))
        .with("options", options.toString());
    if (mode == Mode.ATTACH) {
      start
          .with("loaded-before", instrumentation.getAllLoadedClasses().length)
          .with("not-recorded", "lambdas that were linked before");
    }
    return start;
  }

  private static String version() {
    String version = SatchelAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The last line, and then the log is closed. */
  private final class End implements Runnable {
    @Override
    public void run() {
      remote.await(5, TimeUnit.SECONDS);
      log.write(new LogEvent(Level.INFO, "end")
          .with("classes", classes.recorded.get())
          .with("classes-skipped", classes.skipped.get())
          .with("lambdas", lambdas.recorded.get())
          .with("lambdas-not-recorded", lambdas.notRecorded.get())
          .with("class-millis", classes.nanos.get() / 1_000_000));
      log.close();
    }
  }
}
