package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes objects of users' classes without running their constructors. */
public final class Allocation {
  private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
    @Override
    protected Constructor<?> computeValue(Class<?> type) {
      return constructor(type);
    }
  };

  private Allocation() {}

  /**
   * A new object of exactly {@code type}, all fields of which have their defaults. Runs the no-argument constructor of
   * the nearest JDK superclass ({@code Object}, {@code AbstractList}, {@code Number} …) and nothing else, except that
   * {@code type} is initialised if it was not.
   *
   * @throws UnpackFault if {@code type} has no objects of its own, or that superclass has no such constructor
   */
  public static Object allocate(Class<?> type) {
    return call(CONSTRUCTORS.get(type), type);
  }

  /** Does what {@link #allocate} does, for one who does so often; {@code type} is looked at when the first is made. */
  public static Supplier<Object> allocator(Class<?> type) {
    return new Supplier<>() {
      private @Nullable Constructor<?> constructor;

      @Override
      public Object get() {
        Constructor<?> known = constructor;
        if (known == null) {
          known = CONSTRUCTORS.get(type);
          constructor = known;
        }
        return call(known, type);
      }
    };
  }

  /**
   * As {@link #allocate}, by another constructor of the JDK superclass.
   *
   * @param types the constructor's parameter types; it need not be public
   */
  static Object allocate(Class<?> type, Class<?>[] types, @Nullable Object... arguments) {
    return allocateFrom(checked(type), type, types, arguments);
  }

  /**
   * As {@link #allocate}, by a constructor of {@code superclass}, the JDK superclass or one above it; those in between
   * do not run.
   */
  static Object allocateFrom(
      Class<?> superclass, Class<?> type, Class<?>[] types, @Nullable Object... arguments) {
    if (!checked(type).isAssignableFrom(type) || !superclass.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName() + " does not extend " + superclass.getName());
    }
    return call(JdkHooks.newConstructor(type, declared(type, superclass, types)), type, arguments);
  }

  /** As {@link #allocate}, by a constructor of a user's superclass. */
  static Object allocateBy(Constructor<?> constructor, Class<?> type) {
    checked(type);
    return call(JdkHooks.newConstructor(type, constructor), type);
  }

  private static Object call(
      Constructor<?> constructor, Class<?> type, @Nullable Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new UnpackFault("cannot make an object of " + type.getName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new UnpackFault("cannot make an object of " + type.getName() + ": " + e, e);
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    return JdkHooks.newConstructor(type, declared(type, checked(type)));
  }

  /** The JDK superclass of {@code type}, which must be a class of which there are objects. */
  private static Class<?> checked(Class<?> type) {
    if (type.isInterface()
        || type.isArray()
        || type.isPrimitive()
        || type.isEnum()
        || Modifier.isAbstract(type.getModifiers())
        || type == Class.class) {
      throw new UnpackFault(type.getName() + " is no class of which an object can be allocated");
    }
    Class<?> superclass = JdkTypes.nearestJdkClass(type);
    if (superclass == type) {
      throw new UnpackFault(
          "objects of the JDK class " + type.getName() + " travel by meaning only");
    }
    return superclass;
  }

  private static Constructor<?> declared(Class<?> type, Class<?> superclass, Class<?>... types) {
    try {
      return superclass.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new UnpackFault(
          "cannot make an object of " + type.getName() + ": its superclass " + superclass.getName()
              + " has no suitable constructor",
          e);
    }
  }
}
