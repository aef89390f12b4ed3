package dev.satchel.values;

import dev.satchel.recording.Recording;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OptionalDataException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own door for serialization libraries, {@code sun.reflect.ReflectionFactory} of module {@code
 * jdk.unsupported}, reached by method handles because javac warns about each direct use.
 *
 * <p>Needs no {@code --add-opens}. Every method of this class answers for a class, never for an object.
 */
final class JdkHooks {
  private static final MethodHandles.Lookup LOOKUP = lookup();
  private static final Class<?> FACTORY = factoryClass();
  private static final Object INSTANCE = instance();

  private static final MethodHandle NEW_CONSTRUCTOR = constructorMaker();
  private static final MethodHandle EXTERNAL_CONSTRUCTOR = externalConstructorMaker();
  private static final MethodHandle OPTIONAL_DATA = optionalDataMaker();
  private static final MethodHandle WRITE_OBJECT = hook("writeObjectForSerialization");
  private static final MethodHandle READ_OBJECT = hook("readObjectForSerialization");
  private static final MethodHandle WRITE_REPLACE = hook("writeReplaceForSerialization");
  private static final MethodHandle READ_RESOLVE = hook("readResolveForSerialization");

  /** Since 24, and in some updates of older releases. */
  private static final @Nullable MethodHandle DEFAULT_WRITE =
      optionalHook("defaultWriteObjectForSerialization");

  private static final @Nullable MethodHandle DEFAULT_READ =
      optionalHook("defaultReadObjectForSerialization");

  private static final MethodType REPLACING = MethodType.methodType(Object.class, Object.class);
  private static final MethodType WRITING =
      MethodType.methodType(void.class, Object.class, ObjectOutputStream.class);
  private static final MethodType READING =
      MethodType.methodType(void.class, Object.class, ObjectInputStream.class);

  private JdkHooks() {}

  /**
   * A constructor that makes a {@code type} by running {@code constructor} of one of its superclasses only.
   *
   * <p>It takes the arguments of {@code constructor} and is accessible.
   */
  static Constructor<?> newConstructor(Class<?> type, Constructor<?> constructor) {
    try {
      return (Constructor<?>) NEW_CONSTRUCTOR.invoke(INSTANCE, type, constructor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The public no-argument constructor of an externalizable class, accessible; null if it has none. */
  static @Nullable Constructor<?> externalConstructor(Class<?> type) {
    try {
      return (Constructor<?>) EXTERNAL_CONSTRUCTOR.invoke(INSTANCE, type);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** What a stream throws that has no object to read: at its end, or before primitives. */
  static OptionalDataException optionalData(boolean atEnd) {
    try {
      return (OptionalDataException) OPTIONAL_DATA.invoke(INSTANCE, atEnd);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The private {@code writeObject} that {@code type} itself declares, as {@code (Object, ObjectOutputStream)void}. */
  static @Nullable MethodHandle writeObject(Class<?> type) {
    return find(WRITE_OBJECT, "writeObject", type, WRITING);
  }

  /** The private {@code readObject} that {@code type} itself declares, as {@code (Object, ObjectInputStream)void}. */
  static @Nullable MethodHandle readObject(Class<?> type) {
    return find(READ_OBJECT, "readObject", type, READING);
  }

  /** The private {@code readObjectNoData} that {@code type} itself declares, as {@code (Object)void}. */
  static @Nullable MethodHandle readObjectNoData(Class<?> type) {
    try {
      // The JDK's own finder looks for one with a parameter, which is none.
      return byName(
          "readObjectNoData", type, MethodType.methodType(void.class, Object.class), false);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /** The {@code writeReplace} that serialization would call for {@code type}, as {@code (Object)Object}. */
  static @Nullable MethodHandle writeReplace(Class<?> type) {
    return find(WRITE_REPLACE, "writeReplace", type, REPLACING);
  }

  /** The {@code readResolve} that serialization would call for {@code type}, as {@code (Object)Object}. */
  static @Nullable MethodHandle readResolve(Class<?> type) {
    return find(READ_RESOLVE, "readResolve", type, REPLACING);
  }

  /**
   * Writes the default serializable fields that {@code type} itself declares through {@code putFields} and {@code
   * writeFields} of the stream, as {@code (Object, ObjectOutputStream)void}; null if this JDK has no such hook.
   */
  static @Nullable MethodHandle defaultWriteObject(Class<?> type) {
    return DEFAULT_WRITE == null ? null : find(DEFAULT_WRITE, "", type, WRITING);
  }

  /**
   * Sets the default serializable fields that {@code type} itself declares from {@code readFields} of the stream, as
   * {@code (Object, ObjectInputStream)void}; null if this JDK has no such hook.
   */
  static @Nullable MethodHandle defaultReadObject(Class<?> type) {
    return DEFAULT_READ == null ? null : find(DEFAULT_READ, "", type, READING);
  }

  /** Whether this JDK has the hook of {@link #defaultReadObject}. */
  static boolean canReadDefaults() {
    return DEFAULT_READ != null;
  }

  private static @Nullable MethodHandle find(
      MethodHandle finder, String name, Class<?> type, MethodType erased) {
    try {
      MethodHandle found = (MethodHandle) finder.invoke(INSTANCE, type);
      return found == null ? null : found.asType(erased);
    } catch (NoClassDefFoundError e) {
      // The JDK looks through all methods, and some method's signature names a class that is
      // missing
      // here.
      try {
        return byName(name, type, erased, REPLACING.equals(erased));
      } catch (IllegalAccessException closed) {
        e.addSuppressed(closed);
        throw e;
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The same by one name and type: inherited if it is visible to {@code type}, or private of {@code type} itself. */
  private static @Nullable MethodHandle byName(
      String name, Class<?> type, MethodType erased, boolean isInherited)
      throws IllegalAccessException {
    MethodType exact = erased.dropParameterTypes(0, 1);
    MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, LOOKUP);
    try {
      if (isInherited) {
        return inside.findVirtual(type, name, exact).asType(erased);
      }
      MethodHandle own = inside.findSpecial(type, name, exact, type);
      MethodHandleInfo info = inside.revealDirect(own);
      boolean isHook = info.getDeclaringClass() == type && Modifier.isPrivate(info.getModifiers());
      return isHook ? own.asType(erased) : null;
    } catch (NoSuchMethodException | IllegalAccessException none) {
      return null;
    }
  }

  private static MethodHandle hook(String name) {
    MethodHandle found = optionalHook(name);
    if (found == null) {
      throw new IllegalStateException("this JDK has no " + FACTORY.getName() + "." + name);
    }
    return found;
  }

  private static @Nullable MethodHandle optionalHook(String name) {
    try {
      return erased(LOOKUP.findVirtual(
          FACTORY, name, MethodType.methodType(MethodHandle.class, Class.class)));
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle constructorMaker() {
    try {
      MethodType type = MethodType.methodType(Constructor.class, Class.class, Constructor.class);
      return erased(LOOKUP.findVirtual(FACTORY, "newConstructorForSerialization", type));
    } catch (ReflectiveOperationException e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle externalConstructorMaker() {
    try {
      MethodType type = MethodType.methodType(Constructor.class, Class.class);
      return erased(LOOKUP.findVirtual(FACTORY, "newConstructorForExternalization", type));
    } catch (ReflectiveOperationException e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle optionalDataMaker() {
    try {
      if (FACTORY.getName().startsWith("jdk.internal.")) {
        MethodType type = MethodType.methodType(void.class, boolean.class);
        return MethodHandles.dropArguments(
            LOOKUP.findConstructor(OptionalDataException.class, type), 0, Object.class);
      }
      MethodType type = MethodType.methodType(OptionalDataException.class, boolean.class);
      return erased(LOOKUP.findVirtual(FACTORY, "newOptionalDataExceptionForSerialization", type));
    } catch (ReflectiveOperationException e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle erased(MethodHandle method) {
    return method.asType(method.type().changeParameterType(0, Object.class));
  }

  /** The agent's lookup sees through modules; without it our own does, in the usual run-time image. */
  private static MethodHandles.Lookup lookup() {
    MethodHandles.Lookup trusted = Recording.trusted();
    return trusted == null ? MethodHandles.lookup() : trusted;
  }

  /**
   * An application that is a module may run without {@code jdk.unsupported}; its factory only passes calls on to one of
   * {@code java.base}, which the agent's lookup reaches.
   */
  private static Class<?> factoryClass() {
    try {
      return Class.forName("sun.reflect.ReflectionFactory");
    } catch (ClassNotFoundException e) {
      try {
        if (Recording.trusted() != null) {
          return Class.forName("jdk.internal.reflect.ReflectionFactory");
        }
      } catch (ClassNotFoundException none) {
        e.addSuppressed(none);
      }
      throw new IllegalStateException(
          "Satchel needs the JDK module jdk.unsupported here: start with --add-modules"
              + " jdk.unsupported, or with -javaagent:serializer.jar",
          e);
    }
  }

  private static Object instance() {
    try {
      return LOOKUP
          .findStatic(FACTORY, "getReflectionFactory", MethodType.methodType(FACTORY))
          .invoke();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
