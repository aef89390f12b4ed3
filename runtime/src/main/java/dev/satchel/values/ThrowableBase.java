package dev.satchel.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The state of a user's exception. */
final class ThrowableBase implements BaseKind {
  private static final Class<?>[] FULL = {
    String.class, Throwable.class, boolean.class, boolean.class
  };
  private static final Class<?>[] MESSAGE = {String.class};

  /** The throwable classes of the JDK below Throwable that the user's class extends. */
  private final List<Class<?>> levels;

  /** @param superclass the nearest JDK class, Throwable or below */
  ThrowableBase(Class<?> superclass) {
    List<Class<?>> own = new ArrayList<>(SerialForm.hierarchy(superclass));
    own.remove(Throwable.class);
    levels = List.copyOf(own);
  }

  @Override
  public ValueKind.Phase phase() {
    return ValueKind.Phase.FILLED;
  }

  @Override
  public boolean allocatesFromProperties() {
    return !DefaultFields.canSet();
  }

  /** Two throwables may be the cause of one another. */
  @Override
  public boolean canSetLater(String property, Set<String> names) {
    return property.equals("cause")
        && !names.contains("enableSuppression")
        && !names.contains("writableStackTrace");
  }

  @Override
  public Pieces take(Object value) {
    ThrowableState state = ThrowableState.of((Throwable) value);
    Taken taken = state.properties((Throwable) value);
    SerialForm.addFields(
        taken,
        levels.stream().map(owner -> SerialForm.level(value, owner)).toList(),
        ThrowableState::owns);
    return taken.andElements(state.elements());
  }

  @Override
  public Object allocate(Class<?> type, Pieces pieces) {
    Given given = new Given(type.getName(), pieces);
    if (DefaultFields.canSet()) {
      // Everything is set when it is filled. This constructor takes no stack trace.
      return Allocation.allocateFrom(Throwable.class, type, FULL, null, null, false, false);
    }
    ThrowableState state = ThrowableState.read(given, this, List.of());
    if (state.stack() != null && state.suppressed() != null) {
      return Allocation.allocateFrom(Throwable.class, type, MESSAGE, state.message());
    }
    Object cause = state.cause() == this ? null : state.cause();
    return Allocation.allocateFrom(
        Throwable.class,
        type,
        FULL,
        state.message(),
        cause,
        state.suppressed() != null,
        state.stack() != null);
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    Given given = new Given(value.getClass().getName(), pieces);
    List<?> suppressed = given.list();
    ThrowableState state = ThrowableState.read(given, value, suppressed);
    if (DefaultFields.canSet()) {
      SerialBase.set(value, Throwable.class, state.fields(), List.of());
    } else {
      if (state.stack() != null) {
        ((Throwable) value).setStackTrace(state.stack());
      }
      if (state.cause() != value && state.stack() != null && state.suppressed() != null) {
        ((Throwable) value).initCause((Throwable) state.cause());
      }
      for (Object each : suppressed) {
        ((Throwable) value).addSuppressed((Throwable) Objects.requireNonNull(each));
      }
    }
    setOwnFields(value, pieces);
  }

  private void setOwnFields(Object value, Pieces pieces) {
    List<SerialForm.Level> own = new ArrayList<>();
    for (Class<?> owner : levels) {
      own.add(new SerialForm.Level(owner, new LinkedHashMap<>(), List.of(), ""));
    }
    pieces.properties().forEach((name, piece) -> {
      if (!ThrowableState.owns(name)) {
        SerialForm.putField(own, name, piece);
      }
    });
    for (SerialForm.Level level : own) {
      if (JdkHooks.readObject(level.owner()) != null || !level.fields().isEmpty()) {
        SerialBase.set(value, level.owner(), level.fields(), List.of());
      }
    }
  }
}
