package dev.satchel.pack.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code System.in}, {@code System.out} and {@code System.err} as values; code that names them is welcome, and finds
 * the other JVM's. One rule for each stream, as they may be of one class.
 */
final class StandardStreamRule implements ObjectRule {
  static final String ID = "standard-stream";

  private final String name;
  private final @Nullable Object stream;

  private StandardStreamRule(String name, @Nullable Object stream) {
    this.name = name;
    this.stream = stream;
  }

  static List<ObjectRule> all() {
    return List.of(
        new StandardStreamRule("System.out", System.out),
        new StandardStreamRule("System.err", System.err),
        new StandardStreamRule("System.in", System.in));
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (stream == null || stream.getClass() != type) {
      return null;
    }
    return new Refusal(
        ID,
        name + " of this JVM cannot travel",
        "it is tied to this process; what runs over there has the other JVM's",
        "name it in the closure instead of holding it in a variable or field; there it is the other JVM's:\n"
            + "() -> " + (name.equals("System.in") ? "System.in.read()" : name + ".println(text)"),
        name + " of this JVM",
        object -> object == stream);
  }
}
