package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads static fields of users' classes. */
final class StaticReader {
  private StaticReader() {}

  /**
   * The field's current value.
   *
   * @param type the field's declared type
   * @throws IllegalStateException if this JVM does not let us read it, with what to do
   */
  static @Nullable Object read(Class<?> owner, String name, Class<?> type) {
    MethodHandles.Lookup trusted = Recording.trusted();
    try {
      if (trusted != null) {
        MethodHandle getter = trusted.in(owner).findStaticGetter(owner, name, type);
        return getter.invoke();
      }
      Field field = owner.getDeclaredField(name);
      if (!field.trySetAccessible()) {
        throw new IllegalStateException(owner.getName() + "." + name
            + " is in a module that keeps it private; start with" + " -javaagent:serializer.jar");
      }
      return field.get(null);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + owner.getName() + "." + name, e);
    }
  }

  /** The field's current value; null also if its declared type is not there. */
  static @Nullable Object find(Class<?> owner, FieldInfo field) {
    Class<?> type = typeOf(owner, field.descriptor());
    return type == null ? null : read(owner, field.name(), type);
  }

  /** The class that a field descriptor means in the code of {@code context}; null if it is not there. */
  static @Nullable Class<?> typeOf(Class<?> context, String descriptor) {
    try {
      return MethodType.fromMethodDescriptorString("()" + descriptor, context.getClassLoader())
          .returnType();
    } catch (TypeNotPresentException e) {
      return null;
    }
  }

  /** As people write it. */
  static String nameOf(Class<?> owner, String field) {
    return "static " + MemberNames.simpleName(owner.getName()) + "." + field;
  }
}
