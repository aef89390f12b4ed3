package dev.satchel.pack.check;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses thread locals in which this thread has a value. Others may travel as new ones, if their kind can. Without the agent
 * nobody knows, and all are refused.
 */
final class ThreadLocalRule implements ObjectRule {
  /** Found when it is first needed. */
  private static volatile @Nullable Values values;

  private final ForbiddenName found;

  /**
   * @param table has an entry for {@code java.lang.ThreadLocal}
   */
  ThreadLocalRule(List<ForbiddenType> table) {
    ForbiddenName entry =
        ForbiddenName.find(table, List.of(ThreadLocal.class.getName()), type -> true);
    if (entry == null) {
      throw new IllegalArgumentException("the table says nothing of thread locals");
    }
    found = entry;
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    return !canTravel || !ThreadLocal.class.isAssignableFrom(type)
        ? null
        : new Refusal(
            found.rule(),
            found.message(Names.described(type, PlatformTypes.nearest(type))),
            found.why(),
            found.help(),
            found.what(),
            local -> hasValue((ThreadLocal<?>) local));
  }

  /** Asked of the JDK's own methods, which no user's class can override and which make no value. */
  private static boolean hasValue(ThreadLocal<?> local) {
    MethodHandles.Lookup trusted = Recording.trusted();
    if (trusted == null) {
      return true;
    }
    try {
      Values found = values;
      if (found == null) {
        found = Values.find(trusted);
        values = found;
      }
      Object map = found.map.invoke(local, Thread.currentThread());
      return map != null && found.entry.invoke(map, local) != null;
    } catch (Throwable e) {
      throw new IllegalStateException(
          "this JDK does not tell whether a thread local has a value", e);
    }
  }

  /**
   * The JDK's own methods.
   *
   * @param map gives a thread's map of values
   * @param entry gives what a map has of a thread local, or null
   */
  private record Values(MethodHandle map, MethodHandle entry) {
    static Values find(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
      Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
      Class<?> entry = Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry");
      return new Values(
          trusted.findVirtual(
              ThreadLocal.class, "getMap", MethodType.methodType(map, Thread.class)),
          trusted.findVirtual(map, "getEntry", MethodType.methodType(entry, ThreadLocal.class)));
    }
  }
}
