package dev.satchel.pack.reach;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

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

  /** The class that a field descriptor means in the code of {@code context}; null if it is not there. */
  static @Nullable Class<?> typeOf(Class<?> context, String descriptor) {
    Type type = Type.getType(descriptor);
    int dimensions = type.getSort() == Type.ARRAY ? type.getDimensions() : 0;
    Type element = dimensions > 0 ? type.getElementType() : type;
    Class<?> found;
    switch (element.getSort()) {
      case Type.BOOLEAN -> found = boolean.class;
      case Type.BYTE -> found = byte.class;
      case Type.SHORT -> found = short.class;
      case Type.CHAR -> found = char.class;
      case Type.INT -> found = int.class;
      case Type.LONG -> found = long.class;
      case Type.FLOAT -> found = float.class;
      case Type.DOUBLE -> found = double.class;
      default -> {
        try {
          found = Class.forName(element.getClassName(), false, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
          return null;
        }
      }
    }
    for (int i = 0; i < dimensions; i++) {
      found = found.arrayType();
    }
    return found;
  }
}
