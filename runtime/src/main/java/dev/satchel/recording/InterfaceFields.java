package dev.satchel.recording;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sets static fields of interfaces that are initialised already.
 *
 * <p>Such a field is final in any class file, so that only the interface's initialiser may set it (JVMS §4.5). And that runs
 * as soon as an object is made whose class inherits a default method: an object, for instance, that the field is to
 * hold. What is left is {@code Unsafe}: of {@code jdk.internal.misc} where the agent is, else of {@code sun.misc}. Both by
 * method handle, never by name in the code.
 */
public final class InterfaceFields {
  private InterfaceFields() {}

  /**
   * Sets a field of an interface that is initialised. No code that counts on its value may have run.
   *
   * @param value of the field's type; boxed if that is primitive
   * @throws ReflectiveOperationException if there is no such field, or no way in this JVM
   * @throws LinkageError if the type of any field of the interface is not there
   */
  public static void set(Class<?> owner, String name, @Nullable Object value)
      throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    Memory memory = Memory.open();
    try {
      Object base = memory.call("staticFieldBase", Object.class).invoke(field);
      long offset = (long) memory.call("staticFieldOffset", long.class).invoke(field);
      memory.setter(field.getType()).invoke(base, offset, value);
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot set " + owner.getName() + "." + name, e);
    }
  }

  /**
   * An {@code Unsafe}.
   *
   * @param reference what it calls a reference in the names of its methods
   */
  private record Memory(MethodHandles.Lookup lookup, Object unsafe, String reference) {
    static Memory open() throws ReflectiveOperationException {
      MethodHandles.Lookup trusted = Recording.trusted();
      if (trusted != null) {
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe", false, null);
        return new Memory(trusted, instance(trusted, type), "Reference");
      }
      Class<?> type = Class.forName("sun.misc.Unsafe");
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      return new Memory(lookup, instance(lookup, type), "Object");
    }

    private static Object instance(MethodHandles.Lookup lookup, Class<?> type)
        throws ReflectiveOperationException {
      try {
        return lookup.findStaticGetter(type, "theUnsafe", type).invoke();
      } catch (ReflectiveOperationException | RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    /** A method that takes a field. */
    MethodHandle call(String name, Class<?> result) throws ReflectiveOperationException {
      return find(name, MethodType.methodType(result, Field.class));
    }

    /** Takes base, offset and value. */
    MethodHandle setter(Class<?> type) throws ReflectiveOperationException {
      String name = type.getName();
      String kind = type.isPrimitive()
          ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
          : reference;
      Class<?> kept = type.isPrimitive() ? type : Object.class;
      return find(
          "put" + kind + "Volatile",
          MethodType.methodType(void.class, Object.class, long.class, kept));
    }

    private MethodHandle find(String name, MethodType type) throws ReflectiveOperationException {
      return lookup.findVirtual(unsafe.getClass(), name, type).bindTo(unsafe);
    }
  }
}
