package dev.satchel.unpack.bind;

import dev.satchel.problem.FailureText;
import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Bindings;
import dev.satchel.recording.InterfaceFields;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sets static fields of shipped classes, and fields of their enum constants.
 *
 * <p>Never starts an initialiser if it can wait: the value then lies in {@link Bindings} until the class is first used,
 * is there when the initialiser's own code begins, and is set again when it ends. Each value is checked against the
 * field's type first. Uses no reflection, which would resolve the types of all fields of the class: some did not travel.
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
   * @param name the field's name; {@code CONSTANT.name} for a field of an enum constant
   * @param descriptor the field's descriptor, as the sender saw it
   * @throws UnpackFault if there is no such field, it is fixed, or {@code value} does not fit
   */
  public void bind(Class<?> owner, String name, String descriptor, @Nullable Object value) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      ConstantField.find(owner, name.substring(0, dot), name.substring(dot + 1), descriptor)
          .set(value);
      return;
    }
    Field field = Field.find(owner, name, descriptor);
    field.check(value);
    MethodHandle setter = owner.isInterface() ? null : field.setter();
    if (fetches.test(owner)) {
      Bindings.Left left = Bindings.leave(owner, name, value, v -> field.set(setter, v));
      if (left == Bindings.Left.WAITS || (left == Bindings.Left.RUNNING && setter == null)) {
        return;
      }
    }
    if (setter == null) {
      field.setLate(value);
    } else {
      field.set(setter, value);
    }
  }

  /** A static field that is there. */
  private record Field(Class<?> owner, String name, Class<?> type, MethodHandles.Lookup lookup) {
    static Field find(Class<?> owner, String name, String descriptor) {
      String shown = "static field " + owner.getName() + "." + name + ": ";
      try {
        Class<?> type = MethodType.fromMethodDescriptorString(
                "()" + descriptor, owner.getClassLoader())
            .returnType();
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
        MethodHandle getter = lookup.findStaticGetter(owner, name, type);
        if (lookup.revealDirect(getter).getDeclaringClass() != owner) {
          throw new UnpackFault(shown + "declared by another class");
        }
        return new Field(owner, name, type, lookup);
      } catch (NoSuchFieldException | IllegalAccessException e) {
        throw new UnpackFault(
            shown
                + (e.getCause() instanceof LinkageError cause
                        && !(cause instanceof NoSuchFieldError)
                    ? "its class cannot be used: " + cause
                    : "there is no static field of this name and of type " + descriptor),
            e);
      } catch (IllegalArgumentException | TypeNotPresentException | LinkageError e) {
        throw new UnpackFault(
            shown + "its type " + descriptor + " is not here (" + e.getMessage() + ")", e);
      }
    }

    MethodHandle setter() {
      try {
        return lookup.findStaticSetter(owner, name, type);
      } catch (ReflectiveOperationException e) {
        throw fault("a constant of its class, which no value is bound to");
      }
    }

    void check(@Nullable Object value) {
      Class<?> wanted = MethodType.methodType(type).wrap().returnType();
      if (value == null ? type.isPrimitive() : !wanted.isInstance(value)) {
        throw fault(
            "cannot hold " + (value == null ? "null" : "a " + value.getClass().getName())
                + "; its type is " + type.getTypeName());
      }
    }

    void set(@Nullable MethodHandle setter, @Nullable Object value) {
      if (setter == null) {
        return; // An interface's initialiser fetches the value itself.
      }
      try {
        setter.invoke(value);
      } catch (ExceptionInInitializerError e) {
        Throwable thrown = e.getCause() == null ? e : e.getCause();
        throw fault("the static initialiser of its class failed: " + FailureText.of(thrown), e);
      } catch (Throwable e) {
        throw fault("cannot be set: " + e, e);
      }
    }

    /** The interface's initialiser has run: it was needed before the value could be made. */
    void setLate(@Nullable Object value) {
      try {
        Object held = lookup.findStaticGetter(owner, name, type).invoke();
        if (held != value && !(type.isPrimitive() && held.equals(value))) {
          InterfaceFields.set(owner, name, value);
        }
      } catch (Throwable e) {
        throw fault(
            "the interface was initialised before this value came, and only its first use sets its fields ("
                + e + ")",
            e);
      }
    }

    private UnpackFault fault(String what) {
      return new UnpackFault(text(what));
    }

    private UnpackFault fault(String what, Throwable cause) {
      return new UnpackFault(text(what), cause);
    }

    private String text(String what) {
      return "static field " + owner.getName() + "." + name + ": " + what;
    }
  }
}
