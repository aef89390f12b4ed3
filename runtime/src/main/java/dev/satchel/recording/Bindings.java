package dev.satchel.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Static values that wait for the initialiser of a shipped class. The receiver leaves them here; code that it adds to the
 * class's {@code <clinit>} fetches them, so that binding a field does not start an initialiser.
 *
 * <p>Order of calls, made by that code: {@link #begin} (or {@link #value} for each field of an interface) first, and
 * {@link #end} last in {@code <clinit>}. Values are set at both: the initialiser sees them, and whatever it did to the
 * same fields is undone. Thread-safe; each entry hangs at the class that it is for.
 */
public final class Bindings {
  private static final ClassValue<Waiting> WAITING = new ClassValue<>() {
    @Override
    protected Waiting computeValue(Class<?> type) {
      return new Waiting();
    }
  };

  private Bindings() {}

  /** What happens to a value that is left for a class. */
  public enum Left {
    /** The initialiser will fetch it. */
    WAITS,
    /** The initialiser runs now: it will set it at its end; whoever leaves it should set it as well. */
    RUNNING,
    /** The initialiser has run: whoever leaves it must set it. */
    TOO_LATE
  }

  /**
   * Leaves {@code value} for the static field.
   *
   * @param setter sets the field; unused for an interface
   */
  public static Left leave(
      Class<?> owner, String field, @Nullable Object value, Consumer<@Nullable Object> setter) {
    Waiting waiting = WAITING.get(owner);
    synchronized (waiting) {
      if (waiting.state == Left.TOO_LATE) {
        return Left.TOO_LATE;
      }
      waiting.values.put(field, new Value(value, setter));
      return waiting.state;
    }
  }

  /** First in the initialiser of a class: sets what waits for it. */
  public static void begin(Class<?> owner) {
    Waiting waiting = WAITING.get(owner);
    synchronized (waiting) {
      waiting.state = Left.RUNNING;
      waiting.set();
    }
  }

  /** In the initialiser of an interface: what {@code field} is to hold, {@code current} if nothing waits for it. */
  public static @Nullable Object value(Class<?> owner, String field, @Nullable Object current) {
    Waiting waiting = WAITING.get(owner);
    synchronized (waiting) {
      if (waiting.state == Left.WAITS) {
        waiting.state = Left.RUNNING;
      }
      Value value = waiting.values.get(field);
      return value == null ? current : value.value;
    }
  }

  /** Last in the initialiser: sets what waits once more (for an interface {@link #value} has done so) and forgets it. */
  public static void end(Class<?> owner) {
    Waiting waiting = WAITING.get(owner);
    synchronized (waiting) {
      if (!owner.isInterface()) {
        waiting.set();
      }
      waiting.state = Left.TOO_LATE;
      waiting.values.clear();
    }
  }

  private static final class Waiting {
    final Map<String, Value> values = new LinkedHashMap<>();
    Left state = Left.WAITS;

    void set() {
      values.values().forEach(v -> v.setter.accept(v.value));
    }
  }

  private record Value(@Nullable Object value, Consumer<@Nullable Object> setter) {}
}
