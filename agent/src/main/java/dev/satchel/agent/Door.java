package dev.satchel.agent;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.function.Supplier;

/** Reads {@code MethodHandles.Lookup.IMPL_LOOKUP}. Only its copy in {@link TrustedLookup}'s loader is allowed to. */
public final class Door implements Supplier<Object> {
  @Override
  public Object get() {
    try {
      Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM keeps its trusted lookup elsewhere", e);
    }
  }
}
