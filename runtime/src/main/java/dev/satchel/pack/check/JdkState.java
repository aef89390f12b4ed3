package dev.satchel.pack.check;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of the JDK's objects, which only the agent's lookup can; calls no code. Without the agent there is nothing to
 * be seen.
 */
final class JdkState {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
    @Override
    protected List<Part> computeValue(Class<?> type) {
      return partsOf(type);
    }
  };

  private JdkState() {}

  /** A field, and how it is read. */
  record Part(Class<?> declaredBy, String name, MethodHandle getter) {
    @Nullable
    Object of(Object owner) {
      try {
        return getter.invokeExact(owner);
      } catch (Throwable e) {
        throw new IllegalStateException("cannot read field " + name, e);
      }
    }
  }

  /** Instance fields of {@code type}, the superclasses' last; none without the agent. */
  static List<Part> parts(Class<?> type) {
    return !isReadable() ? List.of() : PARTS.get(type);
  }

  /** Whether anything is to be seen. */
  static boolean isReadable() {
    return Recording.trusted() != null;
  }

  /** What the field of that name holds that one of {@code owners} declares; null if there is none. */
  static @Nullable Object read(Object owner, Predicate<Class<?>> owners, String field) {
    for (Part part : parts(owner.getClass())) {
      if (part.name().equals(field) && owners.test(part.declaredBy())) {
        return part.of(owner);
      }
    }
    return null;
  }

  /** What the first field of that name, of the object's class or the nearest superclass, holds; null if there is none. */
  static @Nullable Object read(Object owner, String field) {
    for (Part part : parts(owner.getClass())) {
      if (part.name().equals(field)) {
        return part.of(owner);
      }
    }
    return null;
  }

  private static List<Part> partsOf(Class<?> type) {
    MethodHandles.Lookup trusted = Recording.trusted();
    List<Part> parts = new ArrayList<>();
    for (Class<?> level = type; trusted != null && level != null; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          try {
            parts.add(new Part(
                level,
                field.getName(),
                trusted.findGetter(level, field.getName(), field.getType()).asType(GETTER)));
          } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + level.getName(), e);
          }
        }
      }
    }
    return List.copyOf(parts);
  }
}
