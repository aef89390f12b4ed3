package dev.satchel.recording;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM whether a class is initialised, without initialising it.
 *
 * <p>The question is {@code Unsafe.shouldBeInitialized}: of {@code jdk.internal.misc}, which only the agent's lookup
 * reaches; else of {@code sun.misc}, which JDK 22 has taken away. Both by method handle, never by name in the code.
 */
final class Initialization {
  private static final MethodType QUESTION = MethodType.methodType(boolean.class, Class.class);

  /** Takes a class, says whether it still is to be initialised; null if there is nobody to ask. Set at the first question. */
  private static volatile @Nullable MethodHandle shouldBe;

  private static volatile boolean isTried;

  private Initialization() {}

  /** Whether there is anybody to ask. */
  static boolean canBeAsked() {
    return question() != null;
  }

  static boolean isDone(Class<?> type) {
    MethodHandle question = question();
    if (question == null || type.isArray() || type.isPrimitive()) {
      return true;
    }
    try {
      return !(boolean) question.invokeExact(type);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "cannot ask whether " + type.getName() + " is initialised", e);
    }
  }

  private static @Nullable MethodHandle question() {
    MethodHandle known = shouldBe;
    if (known != null || isTried) {
      return known;
    }
    known = ofTrusted(Recording.trusted());
    if (known == null) {
      known = ofSunMisc();
    }
    shouldBe = known;
    // Without an agent yet, one may still be attached.
    isTried = known != null || Recording.isAgentPresent();
    return known;
  }

  private static @Nullable MethodHandle ofTrusted(MethodHandles.@Nullable Lookup trusted) {
    if (trusted == null) {
      return null;
    }
    try {
      Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe", false, null);
      Object instance =
          trusted.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
      return trusted.findVirtual(unsafe, "shouldBeInitialized", QUESTION).bindTo(instance);
    } catch (Throwable e) {
      // Another JVM than those we know: the next way, or "initialised".
      return null;
    }
  }

  private static @Nullable MethodHandle ofSunMisc() {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field field = unsafe.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return MethodHandles.lookup()
          .findVirtual(unsafe, "shouldBeInitialized", QUESTION)
          .bindTo(field.get(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Gone since 22.
      return null;
    }
  }
}
