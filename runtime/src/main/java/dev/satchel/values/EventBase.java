package dev.satchel.values;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EventObject;
import org.jspecify.annotations.Nullable;

/** The source of a user's event: {@code EventObject} keeps it, but leaves it out of its serial form. */
final class EventBase implements BaseKind {
  private static final Class<?>[] CONSTRUCTOR = {Object.class};

  @Override
  public ValueKind.Phase phase() {
    return ValueKind.Phase.FILLED;
  }

  @Override
  public boolean allocatesFromProperties() {
    return true;
  }

  @Override
  public Pieces take(Object value) {
    Object source = sourceOf((EventObject) value);
    if (source == null) {
      throw new IllegalStateException("it is an event that has lost its source");
    }
    return Taken.one("source", source);
  }

  @Override
  public Object allocate(Class<?> type, Pieces pieces) {
    Object source = new Given(type.getName(), pieces).get("source", Object.class);
    return Allocation.allocateFrom(EventObject.class, type, CONSTRUCTOR, source);
  }

  @Override
  public void fill(Object value, Pieces pieces) {}

  /** By the method of {@code EventObject} itself, whatever the user's class makes of it. */
  private static @Nullable Object sourceOf(EventObject event) {
    MethodHandles.Lookup trusted = Recording.trusted();
    if (trusted != null) {
      try {
        MethodHandle own = trusted.findSpecial(
            EventObject.class, "getSource", MethodType.methodType(Object.class), EventObject.class);
        return (Object) own.invokeExact(event);
      } catch (Throwable e) {
        throw Failures.unchecked(e);
      }
    }
    if (isOverridden(event.getClass())) {
      throw new IllegalStateException(
          "its class has a getSource of its own, and only with the agent can"
              + " that of java.util.EventObject be called: start this JVM with -javaagent:serializer.jar");
    }
    return event.getSource();
  }

  private static boolean isOverridden(Class<?> type) {
    try {
      return type.getMethod("getSource").getDeclaringClass() != EventObject.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
