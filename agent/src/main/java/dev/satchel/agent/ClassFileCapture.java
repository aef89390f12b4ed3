package dev.satchel.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Has the JVM write a loaded class out as a class file, by a retransformation that changes nothing. One at a time.
 *
 * <p>The result is what runs, with what other agents wove in. Where nobody wove, the JVM writes a class file that is equal in
 * meaning, not byte by byte.
 */
final class ClassFileCapture {
  private final Instrumentation instrumentation;

  ClassFileCapture(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Either bytes or a reason. */
  record Result(byte @Nullable [] bytes, @Nullable String failure) {}

  synchronized Result capture(Class<?> type) {
    if (!instrumentation.isModifiableClass(type)) {
      return new Result(null, "the JVM does not give out its class file");
    }
    Capture capture = new Capture(type);
    String failure = null;
    instrumentation.addTransformer(capture, true);
    try {
      instrumentation.retransformClasses(type);
    } catch (Throwable e) {
      // Another agent's transformer, or the JVM on its own words: what was captured before that is
      // still right.
      failure = "the JVM could not retransform it: " + e;
    } finally {
      instrumentation.removeTransformer(capture);
    }
    byte[] bytes = capture.bytes;
    if (bytes == null && failure == null) {
      failure = "the JVM did not show it to the agent";
    }
    return bytes == null ? new Result(null, failure) : new Result(bytes, null);
  }

  private static final class Capture implements ClassFileTransformer {
    private final Class<?> type;
    private volatile byte @Nullable [] bytes;

    Capture(Class<?> type) {
      this.type = type;
    }

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] classFile) {
      if (redefined == type) {
        bytes = classFile.clone();
      }
      return null;
    }
  }
}
