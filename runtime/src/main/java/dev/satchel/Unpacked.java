package dev.satchel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payload rebuilt in this JVM. Its classes live in a namespace of their own until {@link #close()} and until nothing
 * of it is in use any more.
 */
public final class Unpacked implements AutoCloseable {
  private @Nullable Map<String, @Nullable Object> variables;
  private Function<String, @Nullable Class<?>> types;
  private final Runnable close;

  Unpacked(
      Map<String, @Nullable Object> variables,
      Function<String, @Nullable Class<?>> types,
      Runnable close) {
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    this.types = types;
    this.close = close;
  }

  /**
   * A variable's value.
   *
   * @throws NoSuchElementException if there is none of that name; the message lists those that there are
   */
  public @Nullable Object get(String variable) {
    Map<String, @Nullable Object> open = open();
    if (!open.containsKey(variable)) {
      throw new NoSuchElementException(
          "no variable '" + variable + "'; this payload has: " + String.join(", ", open.keySet()));
    }
    return open.get(variable);
  }

  /**
   * A variable's value as a type of this program.
   *
   * @throws NoSuchElementException if there is none of that name
   * @throws ClassCastException if it is of another type
   */
  public <T> @Nullable T get(String variable, Class<T> type) {
    Object value = get(variable);
    if (value != null && !type.isInstance(value)) {
      throw new ClassCastException("variable '" + variable + "' is a "
          + value.getClass().getName() + ", not a " + type.getName());
    }
    return type.cast(value);
  }

  /**
   * A class that the payload brought.
   *
   * @param name binary name, or the simple name where only one class has it
   * @throws NoSuchElementException if there is no such class, or several
   */
  public Class<?> type(String name) {
    open();
    Class<?> type = types.apply(name);
    if (type == null) {
      throw new NoSuchElementException(
          "no class '" + name + "' in this payload, or several; use its full name");
    }
    return type;
  }

  /** Names of the variables, in the order in which they were packed. */
  public Set<String> variables() {
    return open().keySet();
  }

  /** Lets the namespace be collected; afterwards nothing can be got from here. */
  @Override
  public void close() {
    variables = null;
    types = name -> null;
    close.run();
  }

  private Map<String, @Nullable Object> open() {
    if (variables == null) {
      throw new IllegalStateException("closed");
    }
    return variables;
  }
}
