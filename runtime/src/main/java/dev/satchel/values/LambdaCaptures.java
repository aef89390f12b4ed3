package dev.satchel.values;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The captured values of lambdas and method references. */
public final class LambdaCaptures {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private static final ClassValue<List<MethodHandle>> GETTERS = new ClassValue<>() {
    @Override
    protected List<MethodHandle> computeValue(Class<?> type) {
      return getters(type);
    }
  };

  private LambdaCaptures() {}

  /**
   * The captured values of {@code lambda} in the order of its call site's arguments, primitives boxed.
   *
   * @param lambda an object that {@link java.lang.invoke.LambdaMetafactory} made
   * @return never null; empty if it captures nothing
   * @throws IllegalStateException if this JVM does not let them be read; the message says which flag would
   */
  public static @Nullable Object[] read(Object lambda) {
    List<MethodHandle> getters = GETTERS.get(lambda.getClass());
    @Nullable Object[] values = new Object[getters.size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = getters.get(i).invokeExact(lambda);
      }
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
    return values;
  }

  /** A lambda's class is hidden, and its instance fields are {@code arg$1}, {@code arg$2} …, one for each capture. */
  private static List<MethodHandle> getters(Class<?> type) {
    if (!type.isHidden()) {
      throw new IllegalArgumentException(type.getName() + " is not a lambda's class");
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.add(field);
      }
    }
    fields.sort(Comparator.comparingInt(LambdaCaptures::position));
    return fields.stream().map(LambdaCaptures::getter).toList();
  }

  private static int position(Field field) {
    return Integer.parseInt(field.getName().substring(field.getName().indexOf('$') + 1));
  }

  private static MethodHandle getter(Field field) {
    MethodHandles.Lookup trusted = Recording.trusted();
    try {
      if (trusted == null) {
        field.setAccessible(true);
        return MethodHandles.lookup().unreflectGetter(field).asType(GETTER);
      }
      return trusted.unreflectGetter(field).asType(GETTER);
    } catch (InaccessibleObjectException e) {
      throw new IllegalStateException(FieldAccess.refusal(field.getDeclaringClass()), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
