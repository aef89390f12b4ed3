package dev.satchel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Another JVM that runs closures of this one although it has none of its classes.
 *
 * <pre>{@code
 * try (RemoteJvm jvm = RemoteJvm.fork()) {
 *   int answer = jvm.call(() -> 6 * 7);
 * }
 * }</pre>
 *
 * <p>Each call outside a {@link Session} has a namespace of its own: nothing stays over there from call to call.
 */
public interface RemoteJvm extends RemoteCalls {
  /**
   * Starts a clean JVM on this machine whose class path is {@code serializer.jar} alone. It gets nothing of this
   * process's environment but paths, locale and time zone; what it prints appears here, line by line, after {@code
   * [remote PID]}. It ends with {@link #close()} or with this process, whichever is first.
   *
   * @throws RemoteJvmException if it cannot be started
   */
  static RemoteJvm fork() {
    return builder().fork();
  }

  /** This JVM with fresh class loaders, the whole round trip: the same payloads, names and limits, but no isolation. */
  static RemoteJvm simulate() {
    return builder().simulate();
  }

  /**
   * Connects to a worker that listens. Its token is taken from the system property {@code satchel.token}, else from the
   * environment variable {@code SATCHEL_TOKEN}; or use {@link Builder#token}.
   *
   * @param hostAndPort such as {@code localhost:7700} or {@code [::1]:7700}
   * @throws NotAuthenticatedException if the token is missing or wrong
   * @throws RemoteJvmException if there is no such worker, or its address is not this machine
   */
  static RemoteJvm connect(String hostAndPort) {
    return builder().connect(hostAndPort);
  }

  /** Settings for the three ways to get a remote JVM. */
  static Builder builder() {
    return new RemoteJvmBuilder();
  }

  /** Opens a session; close it, or it lives as long as this remote JVM. */
  Session session();

  /** Ends a forked worker, or the connection; calls that are under way fail with {@link WorkerLostException}. */
  @Override
  void close();

  /** Each setter returns this. */
  interface Builder {
    /** Which form of code the worker uses; {@link CodeForm#AUTO} by default. */
    Builder code(CodeForm form);

    /** Fork: which JVM, by its home; by default the one that runs this program. */
    Builder javaHome(Path home);

    /** Fork: arguments for that JVM, such as {@code -Xmx2g}. */
    Builder jvmArgs(String... args);

    /**
     * How long each call may take, from when it is sent to when it is answered; unlimited by default. Then the task is
     * interrupted, and if it has not stopped a second later, a forked worker is ended with all its calls.
     */
    Builder timeout(Duration perCall);

    /** Packages that the worker has; their classes travel by reference. See {@link Packer#provided}. */
    Builder provided(String... packagePrefixes);

    /** Applied to each call's packer; several are applied in the order in which they were given. */
    Builder packer(UnaryOperator<Packer> settings);

    /** Connect: the token that the worker printed when it started. */
    Builder token(String token);

    /**
     * Whether code over there gets what packing did not see that it needs (a class named at run time, a method called by
     * reflection, a resource of the class path): by default it asks this JVM while the call is under way, and gets it from
     * the class loaders of what it was sent, static state with the value of that moment. With false such code fails with
     * an error that names the piece, and nothing leaves this JVM that packing did not check before the call.
     */
    Builder answerMissing(boolean isAnswered);

    /** See {@link RemoteJvm#fork()}. */
    RemoteJvm fork();

    /** See {@link RemoteJvm#simulate()}. */
    RemoteJvm simulate();

    /** See {@link RemoteJvm#connect}. */
    RemoteJvm connect(String hostAndPort);
  }
}
