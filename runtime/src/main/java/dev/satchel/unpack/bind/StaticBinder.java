package dev.satchel.unpack.bind;

import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Bindings;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sets static fields of shipped classes.
 *
 * <p>Never starts an initialiser if it can wait: the value then lies in {@link Bindings} until the class is first used,
 * is there when the initialiser's own code begins, and is set again when it ends. Each value is checked against the
 * field's type first.
 */
public final class StaticBinder {
  private final Predicate<Class<?>> fetches;

  /**
   * @param fetches whether the initialiser of a class fetches its values from {@link Bindings}; the others are set at
   *     once, which initialises their class
   */
  public StaticBinder(Predicate<Class<?>> fetches) {
    this.fetches = fetches;
  }

  /**
   * Binds one field.
   *
   * @param descriptor the field's descriptor, as the sender saw it
   * @throws UnpackFault if there is no such field, it is fixed, or {@code value} does not fit
   */
  public void bind(Class<?> owner, String name, String descriptor, @Nullable Object value) {
    Field field = field(owner, name, descriptor);
    check(field, value);
    if (Modifier.isFinal(field.getModifiers()) && !owner.isInterface()) {
      throw fault(field, "a constant of its class, which no value is bound to");
    }
    if (fetches.test(owner)) {
      Bindings.Left left = Bindings.leave(owner, name, value, v -> set(field, v));
      if (left == Bindings.Left.WAITS || (left == Bindings.Left.RUNNING && owner.isInterface())) {
        return;
      }
    }
    if (owner.isInterface()) {
      late(field, value);
    } else {
      set(field, value);
    }
  }

  private static Field field(Class<?> owner, String name, String descriptor) {
    try {
      Field field = owner.getDeclaredField(name);
      if (!Modifier.isStatic(field.getModifiers())) {
        throw fault(field, "not static");
      }
      if (!field.getType().descriptorString().equals(descriptor)) {
        throw fault(
            field,
            "declared as " + field.getType().descriptorString() + " here, bound as " + descriptor);
      }
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException | LinkageError e) {
      throw new UnpackFault(
          "static field " + owner.getName() + "." + name + ": not there (" + e + ")", e);
    }
  }

  private static void check(Field field, @Nullable Object value) {
    Class<?> type = MethodType.methodType(field.getType()).wrap().returnType();
    if (value == null ? field.getType().isPrimitive() : !type.isInstance(value)) {
      throw fault(
          field,
          "cannot hold " + (value == null ? "null" : "a " + value.getClass().getName())
              + "; its type is " + field.getType().getTypeName());
    }
  }

  private static void set(Field field, @Nullable Object value) {
    try {
      MethodHandle setter = MethodHandles.privateLookupIn(
              field.getDeclaringClass(), MethodHandles.lookup())
          .unreflectSetter(field);
      setter.invoke(value);
    } catch (ExceptionInInitializerError e) {
      throw fault(field, "the static initialiser of its class failed: " + e.getCause(), e);
    } catch (Throwable e) {
      throw fault(field, "cannot be set: " + e, e);
    }
  }

  /** A field of an interface can be set by its initialiser alone, and that has run. */
  private static void late(Field field, @Nullable Object value) {
    try {
      if (field.get(null) != value) {
        throw fault(
            field,
            "the interface was initialised before this value came; only its first use sets its fields");
      }
    } catch (IllegalAccessException e) {
      throw fault(field, "cannot be read: " + e, e);
    }
  }

  private static UnpackFault fault(Field field, String what) {
    return new UnpackFault(text(field, what));
  }

  private static UnpackFault fault(Field field, String what, Throwable cause) {
    return new UnpackFault(text(field, what), cause);
  }

  private static String text(Field field, String what) {
    return "static field " + field.getDeclaringClass().getName() + "." + field.getName() + ": "
        + what;
  }
}
