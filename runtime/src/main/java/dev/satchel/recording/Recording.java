package dev.satchel.recording;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * What the agent recorded and opened in this JVM; everything is absent where no agent runs.
 *
 * <p>Thread-safe. Holds no class strongly: each entry hangs at the class it describes.
 */
public final class Recording {
  private static volatile @Nullable Instrumentation instrumentation;
  private static volatile MethodHandles.@Nullable Lookup trusted;

  private static final ClassValue<Entry> ENTRIES = new ClassValue<>() {
    @Override
    protected Entry computeValue(Class<?> type) {
      return new Entry();
    }
  };

  private Recording() {}

  /** Whether an agent runs in this JVM. */
  public static boolean isAgentPresent() {
    return instrumentation != null;
  }

  /** Called once by the agent. */
  public static void open(Instrumentation instrumentation, MethodHandles.@Nullable Lookup trusted) {
    Recording.trusted = trusted;
    Recording.instrumentation = instrumentation;
  }

  public static @Nullable Instrumentation instrumentation() {
    return instrumentation;
  }

  /** A lookup with every privilege in every class ({@code trusted.in(type)}); null without the agent. */
  public static MethodHandles.@Nullable Lookup trusted() {
    return trusted;
  }

  /** Records how the hidden class {@code lambdaClass} was linked. */
  public static void lambda(Class<?> lambdaClass, LambdaRecord record) {
    ENTRIES.get(lambdaClass).lambda = record;
  }

  /** How the lambda class was linked; null if it was linked before the agent came. */
  public static @Nullable LambdaRecord lambda(Class<?> lambdaClass) {
    return ENTRIES.get(lambdaClass).lambda;
  }

  private static final class Entry {
    volatile @Nullable LambdaRecord lambda;
  }
}
