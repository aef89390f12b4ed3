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
  /** In pieces: what {@code writeObject} of subclasses wrote besides fields. */
  private static final String WRITTEN = "#written";

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

  /** Exceptions of JMX run code when they are read. One more refuses to be written. */
  private static boolean isNamed(String name) {
    return (name.endsWith("Exception")
            || name.endsWith("Error")
            || name.equals("java.lang.Throwable")
            || name.equals("java.lang.ThreadDeath")
            || name.endsWith("Failure")
            || name.endsWith("Warning")
            || name.equals("java.sql.DataTruncation"))
        && (name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("org."))
        && !name.startsWith("javax.management.")
        && !name.equals("java.util.InvalidPropertiesFormatException");
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
    SerialForm.addFields(taken, own, ThrowableState::owns);
    String layout = SerialForm.layout(own);
    if (!layout.isEmpty()) {
      taken.and(SerialForm.LAYOUT, layout).and(WRITTEN, SerialForm.allData(own));
    }
    return taken.andElements(state.elements());
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    Given given = new Given(typeName, pieces);
    List<SerialForm.Level> levels = new ArrayList<>();
    levels.add(new SerialForm.Level(
        Throwable.class,
        ThrowableState.read(given, SerialFormKind.SELF, List.of()).fields(),
        List.of(),
        ""));
    List<Class<?>> owners = new ArrayList<>(SerialForm.hierarchy(type));
    owners.remove(Throwable.class);
    levels.addAll(SerialForm.read(own(given), owners));
    return SerialStream.read(new SerialForm(type, levels));
  }

  /** What the subclasses of Throwable have, with what their {@code writeObject} wrote as elements. */
  private static Given own(Given given) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    given.pieces().properties().forEach((name, value) -> {
      if (!ThrowableState.owns(name) && !name.equals(WRITTEN)) {
        properties.put(name, value);
      }
    });
    Object[] written = given.find(WRITTEN, Object[].class);
    return new Given(
        given.type(), new Pieces(properties, written == null ? new Object[0] : written, false));
  }

  /** Two throwables may be the cause of one another. */
  @Override
  public boolean canSetLater(String property, Set<String> names) {
    return property.equals("cause") && !hasGetCause();
  }

  /** Whether its {@code getCause} may say something else than that of {@link Throwable}. */
  private boolean hasGetCause() {
    try {
      return type.getMethod("getCause").getDeclaringClass() != Throwable.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // Throwable has it
    }
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    Given given = new Given(type.getName(), pieces);
    Throwable cause = given.find("cause", Throwable.class);
    if (cause != null && !hasGetCause() && ((Throwable) value).getCause() == null) {
      ((Throwable) value).initCause(cause);
    }
    for (Object suppressed : given.elements()) {
      if (!(suppressed instanceof Throwable throwable) || suppressed == value) {
        throw new UnpackFault("a " + type.getName() + " cannot suppress a "
            + (suppressed == null ? "null" : suppressed.getClass().getName()));
      }
      ((Throwable) value).addSuppressed(throwable);
    }
  }
}
