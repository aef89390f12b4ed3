package dev.satchel.pack.reach;

import dev.satchel.values.LambdaCaptures;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The call of a public method of the JDK that computes first what its lambda captures ({@code TemporalAdjusters.next}): found by
 * making lambdas of all arguments that are likely, until one is of the same class and has captured the same.
 *
 * <p>Tries constants of enums, the numbers that are captured, and null; nothing that could run code of the user.
 */
record GuessedCall(String name, String descriptor, @Nullable Object[] arguments) {
  private static final int MAX_TRIES = 500;

  /** A call that makes {@code lambda} again; null if there is none of that kind. */
  static @Nullable GuessedCall find(
      Object lambda, Lambdas.Found found, @Nullable Object[] captured) {
    Class<?> host = found.host();
    if (!Ownership.isJdk(host)
        || !Modifier.isPublic(host.getModifiers())
        || !host.getModule().isExported(host.getPackageName())) {
      return null;
    }
    for (Method method : host.getMethods()) {
      String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
          .toMethodDescriptorString();
      if (method.getDeclaringClass() == host
          && Modifier.isStatic(method.getModifiers())
          && method.getName().equals(found.use().method())
          && descriptor.equals(found.use().descriptor())
          && method.getReturnType().isAnnotationPresent(FunctionalInterface.class)) {
        @Nullable Object[] arguments = arguments(lambda, method, captured);
        return arguments == null ? null : new GuessedCall(method.getName(), descriptor, arguments);
      }
    }
    return null;
  }

  private static @Nullable Object @Nullable [] arguments(
      Object lambda, Method method, @Nullable Object[] captured) {
    List<List<@Nullable Object>> likely = new ArrayList<>();
    int tries = 1;
    for (Class<?> parameter : method.getParameterTypes()) {
      List<@Nullable Object> values = likely(parameter, captured);
      likely.add(values);
      tries *= values.size();
      if (tries == 0 || tries > MAX_TRIES) {
        return null;
      }
    }
    for (int nth = 0; nth < tries; nth++) {
      @Nullable Object[] arguments = new Object[likely.size()];
      int rest = nth;
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = likely.get(i).get(rest % likely.get(i).size());
        rest /= likely.get(i).size();
      }
      if (isMade(lambda, captured, method, arguments)) {
        return arguments;
      }
    }
    return null;
  }

  private static List<@Nullable Object> likely(Class<?> parameter, @Nullable Object[] captured) {
    Set<@Nullable Object> values = new LinkedHashSet<>();
    if (parameter.isEnum()) {
      values.addAll(Arrays.asList(parameter.getEnumConstants()));
    } else if (parameter == int.class) {
      for (Object value : captured) {
        if (value instanceof Integer number) {
          values.add(number);
          values.add(-number);
        }
      }
    } else if (!parameter.isPrimitive()) {
      values.add(null);
    }
    return new ArrayList<>(values);
  }

  private static boolean isMade(
      Object lambda, @Nullable Object[] captured, Method method, @Nullable Object[] arguments) {
    Object made;
    try {
      made = method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      return false; // it does not take these
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public method cannot be called: " + method, e);
    }
    return made != null
        && made.getClass() == lambda.getClass()
        && isSame(LambdaCaptures.read(made), captured);
  }

  private static boolean isSame(@Nullable Object[] some, @Nullable Object[] others) {
    for (int i = 0; i < some.length; i++) {
      boolean isSame =
          some[i] instanceof Integer number ? number.equals(others[i]) : some[i] == others[i];
      if (!isSame) {
        return false;
      }
    }
    return true;
  }
}
