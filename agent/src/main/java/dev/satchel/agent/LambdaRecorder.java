package dev.satchel.agent;

import dev.satchel.recording.LambdaRecord;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each linkage that {@link LambdaHook} reports, in {@link Recording}; says so in the log.
 *
 * <p>Called inside the JDK's lambda factory. So it has no lambda and no string concatenation by {@code invokedynamic} (the
 * module is compiled with {@code -XDstringConcat=inline}), lets no exception out, and when the JDK code that it calls
 * links a lambda in turn, keeps that one without looking at the stack and without a log line.
 */
final class LambdaRecorder implements BiConsumer<Class<?>, Object[]> {
  private final AgentOptions options;
  private final AgentLog log;
  private final LoaderTable<LambdaSites> sites;
  /** Satchel's own lambdas, of which each first packing links hundreds, are nobody's to ship. */
  private final @Nullable ProtectionDomain own = LambdaRecorder.class.getProtectionDomain();

  private final ThreadLocal<@Nullable Boolean> isInside = new ThreadLocal<>();
  final AtomicLong recorded = new AtomicLong();
  final AtomicLong notRecorded = new AtomicLong();

  LambdaRecorder(AgentOptions options, AgentLog log, LoaderTable<LambdaSites> sites) {
    this.options = options;
    this.log = log;
    this.sites = sites;
  }

  /** {@code facts} are the values of {@link HookClass#FIELDS}. */
  @Override
  public void accept(Class<?> lambdaClass, Object[] facts) {
    Class<?> caller = (Class<?>) facts[0];
    boolean isNested = isInside.get() != null;
    try {
      isInside.set(true);
      String reason =
          LoaderNames.isJdk(caller.getClassLoader()) ? null : options.whyNot(caller.getName());
      if (reason != null) {
        skip(lambdaClass, caller, reason);
        return;
      }
      CallSiteFrame frame =
          isNested || caller.getProtectionDomain() == own ? null : CallSiteFrame.find(caller);
      LambdaRecord record = record(caller, facts, frame);
      Recording.lambda(lambdaClass, record);
      recorded.incrementAndGet();
      if (!isNested && log.shows(LambdaDescription.level(caller))) {
        log.write(LambdaDescription.describe(lambdaClass, record, frame, sites.get(caller)));
      }
    } catch (Throwable e) {
      fail(lambdaClass, caller, e);
    } finally {
      if (!isNested) {
        isInside.remove();
      }
    }
  }

  private static LambdaRecord record(
      Class<?> caller, Object[] facts, @Nullable CallSiteFrame frame) {
    MethodHandleInfo implementation = (MethodHandleInfo) facts[3];
    return new LambdaRecord(
        caller,
        (String) facts[1],
        (MethodType) facts[2],
        implementation.getReferenceKind(),
        implementation.getDeclaringClass(),
        implementation.getName(),
        implementation.getMethodType(),
        frame == null ? null : frame.method(),
        frame == null ? null : frame.descriptor(),
        frame == null ? -1 : frame.byteCodeIndex(),
        frame == null ? 0 : frame.line());
  }

  private void skip(Class<?> lambdaClass, Class<?> caller, String option) {
    notRecorded.incrementAndGet();
    Recording.whyNot(
        lambdaClass,
        "lambdas of " + caller.getName() + " are not recorded: agent option " + option);
    if (log.shows(Level.DEBUG)) {
      log.write(new LogEvent(Level.DEBUG, "lambda-skipped")
          .with("caller", caller.getName())
          .with("reason", "option " + option));
    }
  }

  private void fail(Class<?> lambdaClass, Class<?> caller, Throwable e) {
    notRecorded.incrementAndGet();
    Recording.whyNot(lambdaClass, "recording this lambda of " + caller.getName() + " failed: " + e);
    log.write(new LogEvent(Level.WARN, "lambda-not-recorded")
        .with("caller", caller.getName())
        .with(e));
  }
}
