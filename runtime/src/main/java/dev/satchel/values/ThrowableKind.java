package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A throwable class of the JDK: message, cause, stack trace, and the serializable fields of the class as properties;
 * suppressed throwables as elements.
 */
final class ThrowableKind implements ValueKind {
  private final Class<?> type;

  ThrowableKind(Class<?> type) {
    this.type = type;
  }

  /** Whether objects of exactly {@code type} are of this kind. */
  static boolean permits(Class<?> type) {
    return Throwable.class.isAssignableFrom(type)
        && isNamed(type.getName())
        && JdkTypes.isJdk(type);
  }

  /** The throwable class of that name; null if there is none in this JVM, or none that is permitted. */
  static @Nullable Class<?> find(String name) {
    Class<?> type = isNamed(name) ? JdkTypes.find(name) : null;
    return type != null && permits(type) ? type : null;
  }

  /** Exceptions of JMX run code when they are read. */
  private static boolean isNamed(String name) {
    return (name.endsWith("Exception")
            || name.endsWith("Error")
            || name.equals("java.lang.Throwable")
            || name.equals("java.lang.ThreadDeath")
            || name.endsWith("Failure")
            || name.endsWith("Warning")
            || name.equals("java.sql.DataTruncation"))
        && (name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("org."))
        && !name.startsWith("javax.management.");
  }

  @Override
  public Set<String> types() {
    return Set.of(type.getName());
  }

  @Override
  public Phase phase() {
    return Phase.FILLED;
  }

  @Override
  public Pieces take(Object value) {
    ThrowableState state = ThrowableState.of((Throwable) value);
    if (value instanceof NullPointerException missing && state.message() == null) {
      // The JVM finds the message from the failed instruction, which it has here alone.
      state = new ThrowableState(
          missing.getMessage(), state.cause(), state.stack(), state.suppressed());
    }
    Taken taken = state.properties((Throwable) value);
    List<SerialForm.Level> own = new ArrayList<>();
    for (Class<?> owner : SerialForm.hierarchy(type)) {
      if (owner != Throwable.class) {
        own.add(SerialForm.level(value, owner));
      }
    }
    SerialForm.addFields(taken, own);
    return taken.andElements(state.elements());
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    Given given = new Given(typeName, pieces);
    List<SerialForm.Level> levels = new ArrayList<>();
    for (Class<?> owner : SerialForm.hierarchy(type)) {
      Map<String, @Nullable Object> fields = owner == Throwable.class
          ? ThrowableState.read(given, SerialFormKind.SELF, List.of()).fields()
          : new LinkedHashMap<>();
      levels.add(new SerialForm.Level(owner, fields, List.of(), ""));
    }
    List<SerialForm.Level> own =
        levels.stream().filter(level -> level.owner() != Throwable.class).toList();
    pieces.properties().forEach((name, value) -> {
      if (!ThrowableState.owns(name)) {
        SerialForm.putField(own, name, value);
      }
    });
    return SerialStream.read(new SerialForm(type, levels));
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    for (Object suppressed : new Given(type.getName(), pieces).elements()) {
      if (!(suppressed instanceof Throwable throwable) || suppressed == value) {
        throw new UnpackFault("a " + type.getName() + " cannot suppress a "
            + (suppressed == null ? "null" : suppressed.getClass().getName()));
      }
      ((Throwable) value).addSuppressed(throwable);
    }
  }
}
