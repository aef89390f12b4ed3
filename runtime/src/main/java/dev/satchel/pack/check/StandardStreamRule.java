package dev.satchel.pack.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code System.in}, {@code System.out} and {@code System.err} as values; code that names them is welcome, and finds
 * the other JVM's.
 */
final class StandardStreamRule implements ObjectRule {
  private final Map<String, @Nullable Object> streams = new LinkedHashMap<>();

  StandardStreamRule() {
    streams.put("System.out", System.out);
    streams.put("System.err", System.err);
    streams.put("System.in", System.in);
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    for (Map.Entry<String, @Nullable Object> stream : streams.entrySet()) {
      Object current = stream.getValue();
      if (current != null && current.getClass() == type) {
        return new Refusal(
            "standard-stream",
            "a standard stream of this JVM (System.out, System.err or System.in) cannot travel",
            "it is tied to this process; what the other JVM prints goes to its own stream",
            "name the stream in the closure instead of holding it: there, System.out is the other JVM's\n"
                + "() -> System.out.println(text)",
            this::isOne);
      }
    }
    return null;
  }

  private boolean isOne(Object object) {
    return streams.values().stream().anyMatch(stream -> stream == object);
  }
}
