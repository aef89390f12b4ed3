package dev.satchel.unpack.populate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A method handle that takes its arguments as an array, each checked against its parameter's type first. */
final class Invoker {
  private final MethodType type;
  private final MethodHandle spread;

  Invoker(MethodHandle target) {
    type = target.type();
    int count = type.parameterCount();
    spread = target
        .asFixedArity()
        .asType(MethodType.genericMethodType(count))
        .asSpreader(Object[].class, count);
  }

  int parameterCount() {
    return type.parameterCount();
  }

  /** Whether {@code value} may be passed as the {@code index}-th argument. */
  boolean accepts(int index, @Nullable Object value) {
    return fits(type.parameterType(index), value);
  }

  Class<?> parameterType(int index) {
    return type.parameterType(index);
  }

  /** Calls the target; throws what it throws. */
  @Nullable
  Object invoke(@Nullable Object[] arguments) throws Throwable {
    return spread.invokeExact(arguments);
  }

  /** Whether a variable of {@code type} can hold {@code value}, without widening. */
  static boolean fits(Class<?> type, @Nullable Object value) {
    if (value == null) {
      return !type.isPrimitive();
    }
    return type.isPrimitive()
        ? MethodType.methodType(type).wrap().returnType() == value.getClass()
        : type.isInstance(value);
  }
}
